using System.Threading.Channels;
using Hangazo.Core.Search.UseCases;

namespace Hangazo.Web.Search;

/// <summary>Searches and opened results on their way into the log. Nobody waits for it, and when it cannot keep up it forgets.</summary>
internal sealed class SearchLog
{
    private const int Most = 5_000;

    private readonly Channel<object> _waiting = Channel.CreateBounded<object>(new BoundedChannelOptions(Most) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true });

    public ChannelReader<object> Waiting => _waiting.Reader;

    public void Add(RecordSearches.Asked asked) => _waiting.Writer.TryWrite(asked);

    public void Add(RecordSearches.Opened opened) => _waiting.Writer.TryWrite(opened);
}
