using Hangazo.Core.Shipping.Carriers;

namespace Hangazo.Core.Shipping.Data;

/// <summary>What a new shop starts with; the owner changes the rows, not this code. Counties by their official codes (Constitution of Kenya, First Schedule).</summary>
internal static class StartingFees
{
    private static readonly (string Zone, string Counties)[] Zones =
    [
        ("nairobi", "47 Nairobi City"),
        ("metro", "16 Machakos|22 Kiambu|34 Kajiado"),
        ("central", "13 Tharaka-Nithi|12 Meru|14 Embu|15 Kitui|17 Makueni|18 Nyandarua|19 Nyeri|20 Kirinyaga|21 Murang'a|31 Laikipia|32 Nakuru|33 Narok"),
        ("coast", "1 Mombasa|2 Kwale|3 Kilifi|4 Tana River|5 Lamu|6 Taita-Taveta"),
        ("west", "26 Trans Nzoia|27 Uasin Gishu|28 Elgeyo-Marakwet|29 Nandi|30 Baringo|35 Kericho|36 Bomet|37 Kakamega|38 Vihiga|39 Bungoma|40 Busia|41 Siaya|42 Kisumu|43 Homa Bay|44 Migori|45 Kisii|46 Nyamira"),
        ("north", "7 Garissa|8 Wajir|9 Mandera|10 Marsabit|11 Isiolo|23 Turkana|24 West Pokot|25 Samburu"),
    ];

    public static readonly CountyZone[] Counties = Zones.SelectMany(zone => zone.Counties.Split('|').Select(county =>
    {
        var space = county.IndexOf(' ', StringComparison.Ordinal);
        return CountyZone.Create(int.Parse(county[..space], System.Globalization.CultureInfo.InvariantCulture), county[(space + 1)..], zone.Zone);
    })).OrderBy(county => county.Code).ToArray();

    public static readonly DeliveryMethod[] Methods =
    [
        DeliveryMethod.Create("showroom", "Collect in the showroom", "Ready the next working day", needsAddress: false, 1, 1),
        DeliveryMethod.Create("rider", "Rider to your door", "Same day if ordered before noon", needsAddress: true, 0, 0, new(12, 0)),
        DeliveryMethod.Create("courier", "Courier to your door", "1-3 working days", needsAddress: true, 1, 3, carrier: WaybillCarrier.Known),
        DeliveryMethod.Create("parcel", "Bus parcel office near you", "1-2 working days, bring your ID", needsAddress: true, 1, 2, carrier: WaybillCarrier.Known),
        DeliveryMethod.Create("agent", "Pick-up agent near you", "1-2 working days, by a code on your phone", needsAddress: true, 1, 2, isOffered: false, carrier: WaybillCarrier.Known),
        DeliveryMethod.Create("van", "Our own van", "We call you for a day; curtains are hung for you", needsAddress: true, 2, 6, isOffered: false),
        DeliveryMethod.Create(
            DeliveryMethod.International, "International, by quote", "We write to you what it costs; you pay then", needsAddress: true, 5, 15, carrier: WaybillCarrier.Known),
    ];

    public static readonly DeliveryFee[] Fees =
    [
        .. Zones.Select(zone => DeliveryFee.Create("showroom", zone.Zone, 0)),
        DeliveryFee.Create("rider", "nairobi", 300), DeliveryFee.Create("rider", "metro", 550),
        DeliveryFee.Create("courier", "nairobi", 400), DeliveryFee.Create("courier", "metro", 450), DeliveryFee.Create("courier", "central", 550),
        DeliveryFee.Create("courier", "coast", 650), DeliveryFee.Create("courier", "west", 650), DeliveryFee.Create("courier", "north", 900),
        DeliveryFee.Create("parcel", "central", 300), DeliveryFee.Create("parcel", "coast", 350), DeliveryFee.Create("parcel", "west", 350),
        DeliveryFee.Create("parcel", "north", 500),
        DeliveryFee.Create("agent", "nairobi", 150), DeliveryFee.Create("agent", "metro", 200),
        DeliveryFee.Create("van", "nairobi", 1_500), DeliveryFee.Create("van", "metro", 2_500),
    ];
}
