using Hangazo.Core.Catalog.Contracts;
using Hangazo.Core.Kernel;

namespace Hangazo.Core.Catalog;

/// <summary>
/// The moves between a product's states: Draft to Published or Scheduled; Scheduled to Published or Draft; Published to Draft; any to Archived
/// and back to what it was.
/// </summary>
public sealed partial class Product
{
    /// <summary>Shows it to shoppers from now on. Codes: <c>product.not-possible</c>, <c>product.nothing-to-sell</c>, <c>picture.alt-missing</c>, <c>product.file-missing</c>.</summary>
    internal Result PublishNow(DateTimeOffset now)
    {
        if (State is not (ProductState.Draft or ProductState.Scheduled)) return CatalogErrors.NotPossible(InWords(State), "published");
        var ready = IsReady();
        if (!ready.Succeeded) return ready;
        (State, ScheduledFor, PublishedAt) = (ProductState.Published, null, PublishedAt ?? now);
        Edited(now);
        return Result.Ok;
    }

    /// <summary>Lets it become public by itself at <paramref name="at"/>. Codes as for publishing, and <c>product.schedule-in-past</c>.</summary>
    internal Result Schedule(DateTimeOffset at, DateTimeOffset now)
    {
        if (State is not (ProductState.Draft or ProductState.Scheduled)) return CatalogErrors.NotPossible(InWords(State), "scheduled");
        if (at <= now) return CatalogErrors.ScheduleInPast;
        var ready = IsReady();
        if (!ready.Succeeded) return ready;
        (State, ScheduledFor) = (ProductState.Scheduled, at.ToUniversalTime());
        Edited(now);
        return Result.Ok;
    }

    /// <summary>Takes it off the shelves, or off the schedule. Code: <c>product.not-possible</c>.</summary>
    internal Result Unpublish(DateTimeOffset now)
    {
        if (State is not (ProductState.Published or ProductState.Scheduled)) return CatalogErrors.NotPossible(InWords(State), "unpublished");
        Leave(ProductState.Draft, now);
        ScheduledFor = null;
        return Result.Ok;
    }

    /// <summary>Puts it away. Orders keep what they know of it. Code: <c>product.not-possible</c>.</summary>
    internal Result Archive(DateTimeOffset now)
    {
        if (State == ProductState.Archived) return CatalogErrors.NotPossible(InWords(State), "archived");
        ArchivedFrom = State;
        Leave(ProductState.Archived, now);
        return Result.Ok;
    }

    /// <summary>Makes an archived product what it was before. Code: <c>product.not-possible</c>.</summary>
    internal Result Restore(DateTimeOffset now)
    {
        if (State != ProductState.Archived) return CatalogErrors.NotPossible(InWords(State), "restored");
        // Edited while it was away, it may have lost what shoppers must see; it then comes back as a draft.
        var before = ArchivedFrom ?? ProductState.Draft;
        (State, ArchivedFrom) = (before == ProductState.Draft || IsReady().Succeeded ? before : ProductState.Draft, null);
        Edited(now);
        return Result.Ok;
    }

    internal static string InWords(ProductState state) => state switch
    {
        ProductState.Draft => "a draft",
        _ => state.ToString().ToLowerInvariant(),
    };

    private void Leave(ProductState next, DateTimeOffset now)
    {
        var wasInLists = IsInLists;
        State = next;
        EditedAt = now;
        Raise(new ProductChanged(Id, Slug, wasInLists));
    }

    private Result IsReady()
    {
        if (_variants.TrueForAll(variant => variant.IsWithdrawn)) return CatalogErrors.NothingToSell;
        if (IsDigital && Files.Count == 0) return CatalogErrors.FileMissing;
        return _pictures.Exists(picture => string.IsNullOrWhiteSpace(picture.Alt)) ? CatalogErrors.AltMissing : Result.Ok;
    }
}
