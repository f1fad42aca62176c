namespace Hangazo.Web.Demo.Seeding;

/// <summary>What the demo's buyers say, by their stars.</summary>
internal static class ReviewTexts
{
    public static readonly string[] Names =
    [
        "Wambui N.", "Atieno O.", "Halima A.", "Chebet K.", "Nyambura M.", "Juma S.", "Mumbi W.", "Akinyi O.", "Kendi M.", "Zawadi B.", "Moraa N.", "Naliaka W.", "Otieno J.", "Saida H.",
    ];

    private static readonly (string, string)[] WearLoved =
    [
        ("Worth every shilling", "The cloth is heavier than I expected and falls beautifully. I have worn it three Sundays in a row."),
        ("Compliments all day", "I wore it to my cousin's ruracio in Murang'a and everybody asked where it was made."),
        ("", "Fits as the size table says. The seams inside are as clean as outside."),
        ("Beautiful finish", "Washed it cold twice now, and the colour is as on the first day."),
        ("My new favourite", "Light enough for Mombasa and still looks proper at the office in Nairobi."),
    ];

    private static readonly (string, string)[] WearLiked =
    [
        ("Very nice", "Lovely cut. The zip needed a little patience at first."),
        ("", "Good quality. I would have liked pockets."),
        ("Nearly perfect", "The colour is a shade darker than in the pictures, but it suits me."),
        ("Good for the price", "Came a day early. A bit long for me, so I had it hemmed."),
    ];

    private static readonly (string, string)[] WearMixed =
    [
        ("It is all right", "Nice cloth, but the shoulders are tight when I drive."),
        ("Wrong size for me", "I went by my usual size and it was too small. They changed it without trouble."),
        ("Not as soft", "I expected a softer cloth. The sewing is good."),
    ];

    private static readonly (string, string)[] FurnishingLoved =
    [
        ("Made our sitting room", "Everything looks finished now. The lining keeps the afternoon sun out."),
        ("Solid work", "Straight seams, matched pattern, and it came well packed to Nakuru."),
        ("", "Better than what we saw in the mall, and made here."),
        ("Guests ask about it", "Our guest house has them in four rooms now."),
    ];

    private static readonly (string, string)[] FurnishingLiked =
    [
        ("Happy with it", "Good and heavy. The rider called ahead, which I liked."),
        ("", "Very good; I only wish there were more colours."),
        ("Nice", "As in the pictures. It needed an iron."),
    ];

    private static readonly (string, string)[] FurnishingMixed =
    [
        ("Fair", "Good, but one edge came a little loose and I had to sew it again."),
        ("Took longer", "It came two days after the date. The thing itself is fine."),
    ];

    private static readonly (string, string)[] OtherLoved =
    [
        ("Beautiful work", "Clean seams and a colour that is better than in the pictures. I will buy again."),
        ("A lovely present", "I gave it to my sister, and she has not put it down since. It came nicely packed."),
        ("", "Exactly as shown, and it came a day early to Kisumu."),
        ("Worth every shilling", "You can see that somebody took their time over it."),
    ];

    private static readonly (string, string)[] OtherLiked =
    [
        ("Very nice", "Good quality. I would have liked one more colour to choose from."),
        ("", "As in the pictures. It needed an iron when it came."),
        ("Good for the price", "Well made, and the rider called ahead."),
    ];

    private static readonly (string, string)[] OtherMixed =
    [
        ("It is all right", "Nice, but the colour is darker than I thought."),
        ("Took longer", "It came two days after the date. The thing itself is fine."),
    ];

    public static (string, string)[] OfOther(int stars) => stars switch { 5 => OtherLoved, 4 => OtherLiked, _ => OtherMixed };

    public static (string, string)[] OfWear(int stars) => stars switch { 5 => WearLoved, 4 => WearLiked, _ => WearMixed };

    public static (string, string)[] OfFurnishing(int stars) => stars switch { 5 => FurnishingLoved, 4 => FurnishingLiked, _ => FurnishingMixed };
}
