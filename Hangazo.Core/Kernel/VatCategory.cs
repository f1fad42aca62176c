namespace Hangazo.Core.Kernel;

/// <summary>KRA's tax types: A exempt, B standard (16 % in 2026), C zero-rated, D not subject to VAT, E reduced (8 %). Rates by date live in Tax.</summary>
public enum VatCategory
{
    Exempt = 'A',
    Standard = 'B',
    ZeroRated = 'C',
    OutsideVat = 'D',
    Reduced = 'E',
}
