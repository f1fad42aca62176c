namespace Hangazo.Core.Settings.Contracts;

/// <summary>When buyers are asked what they think of what they bought, and what is published unread.</summary>
/// <param name="AskAfterDays">Days from the day it was handed over; null: nobody is asked.</param>
/// <param name="PublishFromStars">From so many stars on a review is shown at once; null: staff read all of them first.</param>
public sealed record ReviewRules(int? AskAfterDays, int? PublishFromStars);
