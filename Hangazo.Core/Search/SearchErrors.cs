using Hangazo.Core.Kernel;

namespace Hangazo.Core.Search;

public static class SearchErrors
{
    public static readonly Error SynonymEmpty = new("synonym.empty", "Write a word on both sides, such as kitenge and ankara.", Field: "term");
    public static readonly Error SynonymTooLong = new("synonym.too-long", "At most three words a term, and ten meanings separated by commas.", Field: "meanings");
    public static readonly Error SynonymSame = new("synonym.same", "A word already means itself.", Field: "meanings");
    public static readonly Error SynonymTaken = new("synonym.taken", "There is an entry for this word; change that one.", ErrorKind.Conflict, "term");
    public static readonly Error SynonymNotFound = new("synonym.not-found", "This entry is gone; somebody has removed it.", ErrorKind.NotFound);
    public static readonly Error SynonymChanged = new("synonym.changed", "Somebody else has just changed this entry. Look at it again.", ErrorKind.Conflict);
}
