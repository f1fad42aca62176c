using Hangazo.Core.Kernel;

namespace Hangazo.Core.Reviews;

public static class ReviewErrors
{
    public static readonly Error StarsMissing = new("review.stars", "Choose one to five stars.", Field: "stars");
    public static readonly Error NameMissing = new("review.name", $"Enter a name of at most {ReviewSheet.LongestName} characters, such as Wanjiku K.", Field: "name");
    public static readonly Error TitleTooLong = new("review.title", $"Use at most {ReviewSheet.LongestTitle} characters for the title.", Field: "title");
    public static readonly Error TextTooLong = new("review.text", $"Use at most {ReviewSheet.LongestText:N0} characters.", Field: "text");
    public static readonly Error NotFound = new("review.not-found", "There is no such review.", ErrorKind.NotFound);
    public static readonly Error NotBought = new("review.not-bought", "Only what you have received and kept can be reviewed.", ErrorKind.NotFound);
    public static readonly Error Changed = new("review.changed", "It was changed meanwhile. Read it again first.", ErrorKind.Conflict);
    public static readonly Error ReasonMissing = new("review.reason", $"Say why, in at most {Review.LongestReason} characters.", Field: "reason");
    public static readonly Error AnswerTooLong = new("review.answer", $"Answer in at most {Review.LongestAnswer:N0} characters.", Field: "answer");
    public static readonly Error AnswerUnpublished = new("review.not-published", "Only a published review can be answered.", ErrorKind.Conflict);
    public static readonly Error DaysInvalid = new("review-rules.days", "Enter 0 to 90 days.", Field: "days");
    public static readonly Error FromInvalid = new("review-rules.stars", "Choose 1 to 5 stars, or nothing.", Field: "from");
}
