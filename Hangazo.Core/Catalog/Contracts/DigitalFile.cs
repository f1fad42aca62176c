namespace Hangazo.Core.Catalog.Contracts;

/// <summary>A file that is sold with a digital product.</summary>
/// <param name="Hash">Of its content, in the store of private files.</param>
/// <param name="Name">What it is called on the buyer's side, such as <c>kanga-dress-pattern.pdf</c>.</param>
public sealed record DigitalFile(string Hash, string Name, long Bytes, string ContentType);
