using System.Text;
using Hangazo.Tests.Support;
using Mono.Cecil;
using Xunit;

namespace Hangazo.Core.Tests.Architecture;

/// <summary>
/// The house rules, read from the compiled references (using lines do not show everything): who may call whom, and what the rooms of a module may use.
/// Prints <c>docs/module-map.md</c>.
/// </summary>
public sealed class ModuleMapTests
{
    /// <summary>Modules by stratum. A call goes only to a lower stratum, and only to its Contracts.</summary>
    private static readonly string[][] Strata =
    [
        ["Settings", "Media", "Auditing"],
        ["Catalog", "Customers", "Content", "Shipping", "Tax", "Payments"],
        ["Inventory", "Promotions", "Search", "Reviews", "Wishlists", "Bespoke", "Appointments"],
        ["Pricing", "Suppliers"],
        ["Carts"],
        ["Ordering"],
        ["Fulfilment", "Production", "Returns", "Invoicing", "Downloads", "Loyalty", "Marketplace"],
        ["Notifications", "Reporting", "Automation"],
    ];

    private static readonly string[] Plumbing = ["Kernel", "Data", "Outbox"];

    private static readonly Lazy<List<Reference>> References = new(Read);

    [Fact]
    public void Calls_go_down_and_through_contracts()
    {
        var broken = References.Value.Where(IsForbidden).Select(r => $"{r.From} -> {r.To}").Distinct().Order().ToList();
        Assert.True(broken.Count == 0, string.Join('\n', broken));
    }

    [Fact]
    public void Every_module_stands_in_the_map()
    {
        var known = Strata.SelectMany(s => s).Concat(Plumbing).ToHashSet();
        Assert.DoesNotContain(References.Value.SelectMany(r => new[] { r.FromModule, r.ToModule }), m => m.Length > 0 && !known.Contains(m));
    }

    [Fact]
    public void Rules_know_no_database_no_services_and_no_log()
    {
        // Nouns and rules stand at a module's root; facades, options, workers of gateways and the module's table of contents live there too and are named.
        var broken = References.Value.Where(r => r.Room is "" or "Contracts" && r.FromModule.Length > 0 && !Plumbing.Contains(r.FromModule) && IsNoun(r.FromType)
                && (r.To.StartsWith("Microsoft.EntityFrameworkCore", StringComparison.Ordinal)
                    || r.To.StartsWith("Microsoft.Extensions.DependencyInjection", StringComparison.Ordinal)
                    || r.To.StartsWith("Microsoft.Extensions.Logging", StringComparison.Ordinal)
                    || r.To == "System.TimeProvider"))
            .Select(r => $"{r.From} -> {r.To}").Distinct().ToList();
        Assert.True(broken.Count == 0, string.Join('\n', broken));
    }

    [Fact]
    public void Core_knows_no_web() => Assert.DoesNotContain(
        References.Value, r => r.To.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal));

    [Fact]
    public void Every_module_has_a_short_readme()
    {
        var core = Path.Combine(Repository.Root, "Hangazo.Core");
        foreach (var module in References.Value.Select(r => r.FromModule).Distinct().Where(m => m.Length > 0 && !Plumbing.Contains(m)))
        {
            var readme = Path.Combine(core, module, "README.md");
            Assert.True(File.Exists(readme), $"{module} has no README.md");
            var text = File.ReadAllText(readme);
            Assert.True(text.Split('\n').Length < 60, $"{module}/README.md is longer than 60 lines");
            foreach (var heading in new[] { "**Owns**", "**Always true**", "**Says no when**", "**Calls**", "**Announces**", "**Listens**" })
                Assert.True(text.Contains(heading, StringComparison.Ordinal), $"{module}/README.md says nothing under {heading}");
        }
    }

    [Fact]
    public void The_printed_map_is_up_to_date()
    {
        var path = Path.Combine(Repository.Root, "docs", "module-map.md");
        var printed = Print();
        var onDisk = File.Exists(path) ? File.ReadAllText(path) : "";
        if (onDisk == printed) return;
        File.WriteAllText(path, printed);
        Assert.Fail("docs/module-map.md was out of date and has been written anew; commit it.");
    }

    [Fact]
    public void The_guard_sees_a_planted_violation()
    {
        Assert.True(IsForbidden(new("Hangazo.Core.Catalog.Product", "Hangazo.Core.Ordering.Contracts.OrderId")));
        Assert.True(IsForbidden(new("Hangazo.Core.Ordering.UseCases.PlaceOrder", "Hangazo.Core.Catalog.Product")));
        Assert.True(IsForbidden(new("Hangazo.Core.Tax.TaxRates", "Hangazo.Core.Shipping.Contracts.IShipping")));
        Assert.False(IsForbidden(new("Hangazo.Core.Ordering.UseCases.PlaceOrder", "Hangazo.Core.Catalog.Contracts.ICatalog")));
    }

    private static bool IsNoun(string type) => !type.EndsWith("Facade", StringComparison.Ordinal) && !type.EndsWith("Module", StringComparison.Ordinal)
        && !Exceptions.Contains(type);

    /// <summary>Types at a module's root that are boundaries to the database or the outside, not rules.</summary>
    private static readonly HashSet<string> Exceptions =
    [
        "Hangazo.Core.Settings.SettingsReader", "Hangazo.Core.Settings.SettingsWriter", "Hangazo.Core.Tax.TaxRates", "Hangazo.Core.Media.DiskMediaStore", "Hangazo.Core.Media.Vips", "Hangazo.Core.Carts.OpenCart",
        "Hangazo.Core.Payments.PaymentBell", "Hangazo.Core.Payments.QueryPace",
    ];

    private static bool IsForbidden(Reference reference)
    {
        var (from, to) = (reference.FromModule, reference.ToModule);
        if (from.Length == 0 || to.Length == 0 || from == to || Plumbing.Contains(to)) return false;
        if (Plumbing.Contains(from)) return true;
        return StratumOf(to) >= StratumOf(from) || !reference.To.StartsWith($"Hangazo.Core.{to}.Contracts.", StringComparison.Ordinal);
    }

    private static int StratumOf(string module) => Array.FindIndex(Strata, stratum => stratum.Contains(module));

    private static List<Reference> Read()
    {
        using var assembly = AssemblyDefinition.ReadAssembly(typeof(HangazoCore).Assembly.Location);
        var found = new HashSet<Reference>();
        foreach (var type in assembly.MainModule.GetTypes().Where(t => t.FullName.StartsWith("Hangazo.Core.", StringComparison.Ordinal)))
        {
            var from = Outer(type.FullName);
            if (from.Contains(".Migrations.", StringComparison.Ordinal)) continue;
            foreach (var to in ReferencedBy(type)) found.Add(new(from, Outer(to)));
        }

        return [.. found];
    }

    private static IEnumerable<string> ReferencedBy(TypeDefinition type)
    {
        var types = new List<TypeReference?> { type.BaseType };
        types.AddRange(type.Interfaces.Select(i => i.InterfaceType));
        types.AddRange(type.Fields.Select(f => f.FieldType));
        types.AddRange(type.Properties.Select(p => p.PropertyType));
        foreach (var method in type.Methods)
        {
            types.Add(method.ReturnType);
            types.AddRange(method.Parameters.Select(p => p.ParameterType));
            if (!method.HasBody) continue;
            types.AddRange(method.Body.Variables.Select(v => v.VariableType));
            foreach (var operand in method.Body.Instructions.Select(i => i.Operand))
            {
                if (operand is TypeReference asType) types.Add(asType);
                else if (operand is MemberReference member) types.Add(member.DeclaringType);
                if (operand is GenericInstanceMethod generic) types.AddRange(generic.GenericArguments);
            }
        }

        return types.OfType<TypeReference>().SelectMany(Flatten).Select(t => t.FullName);
    }

    private static IEnumerable<TypeReference> Flatten(TypeReference type) => type switch
    {
        GenericInstanceType generic => generic.GenericArguments.SelectMany(Flatten).Append(generic.ElementType),
        TypeSpecification specification => Flatten(specification.ElementType),
        _ => [type],
    };

    private static string Outer(string fullName) => fullName.Split('/', '`', '<')[0];

    private static string Print()
    {
        var modules = References.Value.Select(r => r.FromModule).Distinct().Where(m => m.Length > 0 && !Plumbing.Contains(m)).ToHashSet();
        var map = new StringBuilder("# Module map\n\nWritten by `ModuleMapTests` from the compiled code; a call goes only to a lower stratum, through its `Contracts`.\n\n");
        map.Append("| stratum | module | calls |\n|---|---|---|\n");
        for (var stratum = 0; stratum < Strata.Length; stratum++)
            foreach (var module in Strata[stratum].Where(modules.Contains).Order())
            {
                var calls = References.Value.Where(r => r.FromModule == module && r.ToModule.Length > 0 && r.ToModule != module && !Plumbing.Contains(r.ToModule))
                    .Select(r => r.ToModule).Distinct().Order();
                map.Append(System.Globalization.CultureInfo.InvariantCulture, $"| {stratum} | {module} | {string.Join(", ", calls)} |\n");
            }

        return map.ToString();
    }

    private sealed record Reference(string From, string To)
    {
        public string FromModule => ModuleOf(From);

        public string ToModule => ModuleOf(To);

        public string FromType => From;

        /// <summary>The folder inside the module: Contracts, UseCases, Data, or nothing at its root.</summary>
        public string Room => From.Split('.') is { Length: > 4 } parts ? parts[3] : "";

        private static string ModuleOf(string type) =>
            type.StartsWith("Hangazo.Core.", StringComparison.Ordinal) && type.Split('.') is { Length: > 3 } parts ? parts[2] : "";
    }
}
