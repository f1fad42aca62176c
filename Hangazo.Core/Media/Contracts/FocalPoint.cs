namespace Hangazo.Core.Media.Contracts;

/// <summary>The point of a picture that a crop must keep, in tenths of its width from the left and of its height from the top: 0 to 10.</summary>
public readonly record struct FocalPoint(int X, int Y)
{
    public const int Most = 10;

    public static readonly FocalPoint Middle = new(Most / 2, Most / 2);

    public bool IsValid => X is >= 0 and <= Most && Y is >= 0 and <= Most;
}
