using Hangazo.Core.Media.Contracts;

namespace Hangazo.Core.Media;

/// <summary>Where to cut a picture that is shown in another shape.</summary>
internal static class SharedPicture
{
    /// <summary>What those who show links ask for: 1.91 to 1.</summary>
    public const int Width = 1200;
    public const int Height = 630;

    /// <summary>The left upper corner of the part that has the focal point where it is in the whole picture, as <c>object-position</c> has it.</summary>
    public static (int Left, int Top) Corner(int width, int height, FocalPoint focus) =>
        ((width - Width) * focus.X / FocalPoint.Most, (height - Height) * focus.Y / FocalPoint.Most);
}
