namespace Hangazo.Tests.Support.Faults;

/// <summary>How one shopper of a storm pays, or does not.</summary>
/// <param name="Method">What is chosen in the checkout.</param>
/// <param name="Phone">M-Pesa numbers of the test range act by themselves, by their last three digits.</param>
internal sealed record Story(string Name, string Method, string Phone)
{
    public const string Pays = "0700000000";

    /// <summary>After a first try that failed or came to nothing, asked again with a number that pays.</summary>
    public bool AsksAgain { get; init; }

    /// <summary>How long the shopper waits before asking again.</summary>
    public TimeSpan Waits { get; init; }

    /// <summary>What is sent to the PayBill by hand, in shares of what is owed.</summary>
    public IReadOnlyList<double> PayBill { get; init; } = [];

    /// <summary>Shillings too much, in the last of them.</summary>
    public long TooMuch { get; init; }

    public bool Mistypes { get; init; }

    /// <summary>What staff write down, in shares of what is owed.</summary>
    public IReadOnlyList<double> ByHand { get; init; } = [];

    /// <summary>On the provider's page.</summary>
    public PageDeed Page { get; init; }

    /// <summary>What staff do about it once it is paid: all of it goes back, less some shillings.</summary>
    public GivingBack? Back { get; init; }

    /// <summary>Something made to order: the first part by M-Pesa, the rest by somebody else who has the pay link.</summary>
    public bool IsInParts { get; init; }

    /// <summary>Shillings of store credit on the shopper's account, which go into the order.</summary>
    public int StoreCredit { get; init; }

    public static IReadOnlyList<Story> All { get; } =
    [
        new("M-Pesa: pays", "mpesa", Pays),
        new("M-Pesa: pays", "mpesa", Pays),
        new("M-Pesa: the callback never comes", "mpesa", "0700000111"),
        new("M-Pesa: the callback comes twice", "mpesa", "0700000112"),
        new("M-Pesa: pays late", "mpesa", "0700000113"),
        new("M-Pesa: the callback overtakes the answer", "mpesa", "0700000114"),
        new("M-Pesa: a shilling too little", "mpesa", "0700000115"),
        new("M-Pesa: the answer to the post is lost", "mpesa", "0700000116"),
        new("M-Pesa: the query says cancelled", "mpesa", "0700000117"),
        new("M-Pesa: cancels, then pays", "mpesa", "0700000032") { AsksAgain = true, Waits = TimeSpan.FromSeconds(31) },
        new("M-Pesa: pays late and again meanwhile", "mpesa", "0700000113") { AsksAgain = true, Waits = TimeSpan.FromSeconds(31) },
        new("PayBill: all, some shillings too much", "mpesa", "0700000032") { PayBill = [1], TooMuch = 50 },
        new("PayBill: in two parts", "mpesa", "0700000032") { PayBill = [0.5, 0.5] },
        new("PayBill: a number nobody has", "mpesa", "0700000032") { PayBill = [1], Mistypes = true },
        new("card: pays and comes back", "card", Pays) { Page = PageDeed.PaysAndReturns },
        new("card: pays and closes the browser", "card", Pays) { Page = PageDeed.Pays },
        new("card: turns back", "card", Pays) { Page = PageDeed.TurnsBack },
        new("PayPal: approves and comes back", "paypal", Pays) { Page = PageDeed.PaysAndReturns },
        new("PayPal: approves and closes the browser", "paypal", Pays) { Page = PageDeed.Pays },
        new("PayPal: turns back", "paypal", Pays) { Page = PageDeed.TurnsBack },
        new("bank transfer, in one", "bank-transfer", Pays) { ByHand = [1] },
        new("bank transfer, in two", "bank-transfer", Pays) { ByHand = [0.3, 0.7] },
        new("on delivery", "on-delivery", Pays) { ByHand = [1] },
        new("M-Pesa: pays, and all of it goes back", "mpesa", Pays) { Back = new() },
        new("M-Pesa: pays, and some of it goes back", "mpesa", Pays) { Back = new(Kept: 200) },
        new("card: pays, and some of it goes back", "card", Pays) { Page = PageDeed.Pays, Back = new(Kept: 150) },
        new("PayPal: approves, and all of it goes back", "paypal", Pays) { Page = PageDeed.Pays, Back = new() },
        new("in parts: the rest from somebody else", "mpesa", Pays) { IsInParts = true },
        new("in parts: paid, and some of it goes back", "mpesa", Pays) { IsInParts = true, Back = new(Kept: 1_000) },
        new("store credit and M-Pesa", "mpesa", Pays) { StoreCredit = 400 },
        new("store credit and M-Pesa, and some of it goes back", "mpesa", Pays) { StoreCredit = 400, Back = new(Kept: 100) },
        new("store credit alone, and some of it goes back", "mpesa", Pays) { StoreCredit = 9_000, Back = new(Kept: 100) },
    ];
}

/// <param name="Kept">Shillings of it that the shop keeps.</param>
internal sealed record GivingBack(int Kept = 0);

internal enum PageDeed
{
    None,
    PaysAndReturns,
    Pays,
    TurnsBack,
}
