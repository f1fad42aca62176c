using Hangazo.Core.Kernel;

namespace Hangazo.Core.Downloads;

public static class DownloadsErrors
{
    public static readonly Error NotFound = new("download.not-found", "There is no such download.", ErrorKind.NotFound);
    public static readonly Error NotPaid = new("download.not-paid", "The order is not paid, so there is nothing to download yet.", ErrorKind.Conflict);
    public static readonly Error UsedUp = new(
        "download.used-up", $"This file has been downloaded {Download.Most} times, as often as the link allows. Write to us and we renew it.", ErrorKind.Conflict);
    public static readonly Error Expired = new("download.expired", "This link was good for 30 days. Write to us and we renew it.", ErrorKind.Conflict);
    public static readonly Error NothingToRenew = new("download.nothing-to-renew", "There is nothing to download in this order, or its product has no file yet.", ErrorKind.Conflict);
    public static readonly Error FileGone = new("download.file-gone", "The file is not there just now. Write to us and we send it to you.", ErrorKind.Unavailable);
}
