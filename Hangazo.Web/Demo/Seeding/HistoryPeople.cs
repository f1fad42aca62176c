namespace Hangazo.Web.Demo.Seeding;

/// <summary>Somebody who bought; <see cref="Login"/> is the demo account, null for a guest.</summary>
internal sealed record DemoBuyer(string Name, string Phone, string? Email, string? Login = null, string? KraPin = null);

/// <summary>Where orders went, and how they can be brought there.</summary>
internal sealed record DemoPlace(int County, string Town, string Directions, string[] Deliveries);

internal static class HistoryPeople
{
    private static readonly string[] Near = ["rider", "courier", "showroom"];
    private static readonly string[] Far = ["courier", "parcel"];

    /// <summary>The five with an account first.</summary>
    public static readonly DemoBuyer[] Buyers =
    [
        new("Wanjiku Kamau", "0712 345 601", "wanjiku@hangazo.test", "wanjiku"),
        new("Brian Otieno", "0722 345 602", "otieno@hangazo.test", "otieno"),
        new("Amina Hassan", "0733 345 603", "amina@hangazo.test", "amina"),
        new("Kiprono Cheruiyot", "0701 345 604", "kiprono@hangazo.test", "kiprono"),
        new("Njeri Mwangi", "0110 345 605", "njeri@hangazo.test", "njeri"),
        new("Mercy Chebet", "0711 204 118", null),
        new("Peter Mwenda", "0725 660 341", "peter.mwenda@hangazo.test", KraPin: "A004812337K"),
        new("Fatuma Ali", "0790 118 276", null),
        new("Lucy Wairimu", "0716 993 028", "lucy.wairimu@hangazo.test"),
        new("Samuel Kiptoo", "0728 471 905", null),
        new("Rehema Mwakio", "0743 812 664", null),
        new("Achieng Odhiambo", "0704 556 719", "achieng.o@hangazo.test"),
        new("David Musyoka", "0721 338 450", null),
        new("Baraka Guest House", "0735 902 113", "stay@baraka.hangazo.test", KraPin: "P051667204M"),
        new("Grace Nafula", "0113 740 862", null),
        new("Zainab Omar", "0757 264 391", "zainab@hangazo.test"),
    ];

    public static readonly DemoPlace[] Places =
    [
        new(47, "Kilimani", "Argwings Kodhek Road, Kilimani Heights, door 4B, ring for Kamau", Near),
        new(47, "South B", "Mugoya estate, third court, blue gate opposite the kiosk", Near),
        new(47, "Westlands", "Mpaka Road, Sarit side, ask the guard for the fifth floor", Near),
        new(22, "Ruiru", "Behind the Total station, second stone house after the church", Near),
        new(34, "Kitengela", "Milimani estate, house 27, near the water tower", Near),
        new(16, "Athi River", "Great Wall Gardens, block 12, house 3", Near),
        new(32, "Nakuru", "Section 58, the house with the bougainvillea beside the dispensary", Far),
        new(19, "Nyeri", "Ruring'u, opposite the stadium gate, Mwangi's shop", Far),
        new(1, "Nyali", "Links Road, turn at the bakery, third gate on the left", Far),
        new(3, "Malindi", "Casuarina Road, guest house beside the tamarind tree", Far),
        new(5, "Lamu", "Behind the fort, ask for Bi Zainab's house", Far),
        new(42, "Milimani", "Ring Road, flats next to the Aga Khan hall, number 9", Far),
        new(27, "Eldoret", "Elgon View, off Nandi Road, green gate after the school", Far),
        new(37, "Kakamega", "Lurambe, first house past the market on the Webuye road", Far),
        new(7, "Garissa", "Kismayu Road, house behind the agrovet", ["courier", "parcel"]),
    ];
}
