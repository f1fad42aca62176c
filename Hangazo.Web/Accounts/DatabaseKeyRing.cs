using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Hangazo.Web.Accounts;

/// <summary>Keeps the data-protection key ring in the shop's database, for all nodes and across restarts.</summary>
/// <remarks>Stands in for Microsoft.AspNetCore.DataProtection.EntityFrameworkCore, which the registry in use does not carry.</remarks>
internal sealed class DatabaseKeyRing(IDbContextFactory<AccountsDb> databases) : IXmlRepository, IConfigureOptions<KeyManagementOptions>
{
    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var db = databases.CreateDbContext();
        return db.DataProtectionKeys.AsNoTracking().OrderBy(key => key.Id).Select(key => key.Xml).AsEnumerable().Select(XElement.Parse).ToArray();
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        using var db = databases.CreateDbContext();
        db.DataProtectionKeys.Add(new DataProtectionKey { FriendlyName = friendlyName, Xml = element.ToString(SaveOptions.DisableFormatting) });
        db.SaveChanges();
    }

    public void Configure(KeyManagementOptions options) => options.XmlRepository = this;
}
