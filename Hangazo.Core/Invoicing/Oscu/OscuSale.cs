using System.Globalization;
using System.Text.Json.Nodes;
using Hangazo.Core.Kernel;

namespace Hangazo.Core.Invoicing.Oscu;

/// <summary>
/// A document in KRA's words (<c>saveTrnsSalesOsdc</c>, <c>saveItem</c>). Taxable amounts are without VAT, totals with it, and the tax is the lines' own,
/// so that everything adds up to the printed document; rounding to whole shillings is in no item and stands in the remark.
/// </summary>
internal static class OscuSale
{
    private const string NormalSale = "N";
    private const string Approved = "02";
    private const string Refunded = "06";
    private const string By = "hangazo";
    private const int LongestName = 60;
    private const int LongestItemName = 200;

    private static readonly VatCategory[] Categories = [VatCategory.Exempt, VatCategory.Standard, VatCategory.ZeroRated, VatCategory.OutsideVat, VatCategory.Reduced];

    public static JsonObject Write(FiscalSale sale, OscuOptions options)
    {
        var document = sale.Document;
        var isNote = document.Type == DocumentType.CreditNote;
        var issued = Stamp(document.IssuedAt);
        var lines = document.FiscalLines;
        var body = new JsonObject
        {
            ["trdInvcNo"] = document.Number,
            ["invcNo"] = sale.Serial,
            ["orgInvcNo"] = sale.OriginalSerial ?? 0,
            ["custTin"] = document.BuyerKraPin,
            ["custNm"] = Short(document.BuyerName, LongestName),
            ["salesTyCd"] = NormalSale,
            ["rcptTyCd"] = isNote ? "R" : "S",
            ["pmtTyCd"] = PaymentCode(sale.PaidBy),
            ["salesSttsCd"] = Approved,
            ["cfmDt"] = issued,
            ["salesDt"] = issued[..8],
            ["stockRlsDt"] = issued,
            ["rfdDt"] = isNote ? issued : null,
            ["rfdRsnCd"] = isNote ? Refunded : null,
            ["totItemCnt"] = lines.Count,
        };
        foreach (var category in Categories)
        {
            var letter = (char)category;
            var rates = document.VatByRate.Where(vat => vat.Category == category).ToList();
            body[$"taxblAmt{letter}"] = Number(Sum(rates.Select(vat => vat.Net)));
            body[$"taxRt{letter}"] = rates.Count > 0 ? rates[0].Rate : 0;
            body[$"taxAmt{letter}"] = Number(Sum(rates.Select(vat => vat.Vat)));
        }

        body["totTaxblAmt"] = Number(Sum(document.VatByRate.Select(vat => vat.Net)));
        body["totTaxAmt"] = Number(document.Vat);
        body["totAmt"] = Number(Sum(document.VatByRate.Select(vat => vat.Gross)));
        body["prchrAcptcYn"] = "N";
        body["remark"] = document.Rounding.IsZero ? null : string.Create(CultureInfo.InvariantCulture, $"Rounding {document.Rounding.Amount:0.00}, paid {document.Total.Amount:0.00}");
        Sign(body);
        body["receipt"] = new JsonObject
        {
            ["custTin"] = document.BuyerKraPin,
            ["custMblNo"] = document.BuyerPhone.E164,
            ["rcptPbctDt"] = issued,
            ["trdeNm"] = Short(document.SellerLegalName, LongestName),
            ["adrs"] = document.SellerAddress,
            ["prchrAcptcYn"] = "N",
        };
        body["itemList"] = new JsonArray([.. lines.Select((line, index) => Item(line, sale.Items[index], options))]);
        return body;
    }

    /// <summary>What is told of an item before it is first sold.</summary>
    public static JsonObject Register(FiscalItem item, InvoiceLine line, OscuOptions options)
    {
        var body = new JsonObject
        {
            ["itemCd"] = CodeOf(item),
            ["itemClsCd"] = ClassOf(item, options),
            ["itemTyCd"] = item.IsService ? "3" : "2",
            ["itemNm"] = Short(line.Name, LongestItemName),
            ["orgnNatCd"] = "KE",
            ["pkgUnitCd"] = "NT",
            ["qtyUnitCd"] = UnitCode(item.Unit),
            ["taxTyCd"] = Letter(item.Category),
            ["dftPrc"] = Number(line.UnitPrice),
            ["isrcAplcbYn"] = "N",
            ["useYn"] = "Y",
        };
        Sign(body);
        return body;
    }

    /// <summary><c>KE2NTU0000012</c>: from Kenya, a finished product (3: a service), net, by the piece, our twelfth.</summary>
    public static string CodeOf(FiscalItem item) =>
        $"KE{(item.IsService ? 3 : 2)}NT{UnitCode(item.Unit)}{item.Number.ToString("0000000", CultureInfo.InvariantCulture)}";

    /// <summary>KRA's code of how it was paid; the largest part decides.</summary>
    internal static string PaymentCode(IReadOnlyList<string> paidBy) => paidBy switch
    {
        ["M-Pesa", ..] => "06",
        ["Card", ..] => "05",
        ["Pay on delivery", ..] => "01",
        _ => "07",
    };

    private static JsonObject Item(InvoiceLine line, FiscalItem item, OscuOptions options)
    {
        var full = line.UnitPrice * line.Quantity;
        return new()
        {
            ["itemSeq"] = line.Position,
            ["itemCd"] = CodeOf(item),
            ["itemClsCd"] = ClassOf(item, options),
            ["itemNm"] = Short(line.Name, LongestItemName),
            ["pkgUnitCd"] = "NT",
            ["pkg"] = 1,
            ["qtyUnitCd"] = UnitCode(line.Unit),
            ["qty"] = line.Quantity,
            ["prc"] = Number(line.UnitPrice),
            ["splyAmt"] = Number(full),
            ["dcRt"] = full.Minor <= 0 ? 0 : decimal.Round(line.Discount.Minor * 100m / full.Minor, 2, MidpointRounding.AwayFromZero),
            ["dcAmt"] = Number(line.Discount),
            ["taxTyCd"] = Letter(line.VatCategory),
            ["taxblAmt"] = Number(line.Gross - line.Vat),
            ["taxAmt"] = Number(line.Vat),
            ["totAmt"] = Number(line.Gross),
        };
    }

    private static void Sign(JsonObject body)
    {
        foreach (var name in new[] { "regrId", "regrNm", "modrId", "modrNm" }) body[name] = By;
    }

    private static string ClassOf(FiscalItem item, OscuOptions options) => item.IsService ? options.ServiceClass : options.GoodsClass;

    private static string UnitCode(StockUnit unit) => unit switch
    {
        StockUnit.Metre => "MTR",
        StockUnit.Pair => "PR",
        StockUnit.Set => "SET",
        _ => "U",
    };

    private static string Letter(VatCategory category) => ((char)category).ToString();

    private static Money Sum(IEnumerable<Money> amounts) => Money.Sum(amounts, Money.Kes);

    private static decimal Number(Money money) => money.Amount;

    /// <summary>The tax office's clock is Kenya's.</summary>
    private static string Stamp(DateTimeOffset at) => at.ToEat().ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture);

    private static string Short(string text, int most) => text.Length > most ? text[..most] : text;
}
