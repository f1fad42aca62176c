namespace Hangazo.Sandbox.Mail;

/// <summary>Reads lines ended by LF or CRLF as bytes, with a bound, so that nobody fills the memory with one endless line.</summary>
internal sealed class SmtpLineReader(Stream stream)
{
    private const int LongestLine = 64 * 1024;

    private readonly byte[] _buffer = new byte[LongestLine];
    private int _start;
    private int _end;

    /// <summary>The next line without its end, valid until the next call; null when the connection ended.</summary>
    /// <exception cref="IOException">The line is longer than any mail program sends.</exception>
    public async ValueTask<ReadOnlyMemory<byte>?> ReadAsync(CancellationToken cancellationToken)
    {
        var searched = _start;
        while (true)
        {
            var feed = Array.IndexOf(_buffer, (byte)'\n', searched, _end - searched);
            if (feed >= 0)
            {
                var length = feed - _start;
                if (length > 0 && _buffer[feed - 1] == '\r')
                    length--;
                var line = _buffer.AsMemory(_start, length);
                _start = feed + 1;
                return line;
            }
            if (_start > 0)
            {
                Buffer.BlockCopy(_buffer, _start, _buffer, 0, _end - _start);
                _end -= _start;
                _start = 0;
            }
            if (_end == _buffer.Length)
                throw new IOException("A line is too long.");
            searched = _end;
            var read = await stream.ReadAsync(_buffer.AsMemory(_end), cancellationToken);
            if (read == 0)
                return null;
            _end += read;
        }
    }
}
