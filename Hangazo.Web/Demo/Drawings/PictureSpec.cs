using Hangazo.Core.Media.Contracts;

namespace Hangazo.Web.Demo.Drawings;

/// <summary>What a drawn picture shows. Styles within a kind are plain words, see <see cref="PictureSpec.Style"/>.</summary>
public enum GarmentKind
{
    Dress, Top, Shirt, Kanzu, Boubou, Trousers, Skirt, Jacket, Jumpsuit, Child, Scarf, Headwrap, ToteBag,
    Suit, Agbada,
    Curtain, Blind, Cushion, BedRunner, TableRunner, Throw, FabricRoll,
    Gown, Bridesmaid, Veil, Robe, FlowerGirl, GroomSuit,
}

/// <summary>How the cloth looks: its weave or print, and how much it shines and folds.</summary>
public enum Fabric
{
    Plain, Linen, Stripe, WaxPrint, Kikoy, Kente, Kanga, Mudcloth, Shuka, Lace, Velvet, Brocade, Herringbone, Denim, Satin, Chiffon,
}

/// <summary>All that decides one drawn picture. Equal specs give equal bytes, on every machine.</summary>
/// <param name="Kind">What is drawn.</param>
/// <param name="Style">A variation of the kind ("wrap", "maxi", "eyelet", "mermaid"); an unknown word gives the kind's plain form.</param>
/// <param name="Fabric">The cloth.</param>
/// <param name="Colours">Names from <see cref="Demo.Drawings.Colours"/> or #rrggbb, the ground first, then up to three for the pattern.</param>
/// <param name="View">1 the whole piece, 2 another composition, 3 the cloth close up.</param>
/// <param name="Seed">Varies pose, setting and motif.</param>
public sealed record PictureSpec(GarmentKind Kind, string Style, Fabric Fabric, string[] Colours, int View, int Seed)
{
    /// <summary>What a crop must not lose: of what somebody wears in the picture, face and shoulders.</summary>
    public FocalPoint Focus => View == 1 && Kind is not (GarmentKind.Scarf or GarmentKind.ToteBag or GarmentKind.FabricRoll or (>= GarmentKind.Curtain and <= GarmentKind.Throw))
        ? new(FocalPoint.Most / 2, 3)
        : FocalPoint.Middle;
}
