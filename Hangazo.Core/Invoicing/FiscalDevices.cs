using System.Collections.Frozen;
using Hangazo.Core.Settings.Contracts;

namespace Hangazo.Core.Invoicing;

/// <summary>The ways to the tax office that the shop knows, each once.</summary>
public sealed class FiscalDevices(IEnumerable<IFiscalDevice> devices)
{
    private readonly FrozenDictionary<FiscalDeviceKind, IFiscalDevice> _devices = devices.ToFrozenDictionary(device => device.Kind);

    public IFiscalDevice this[FiscalDeviceKind kind] => _devices[kind];

    /// <summary>Those that can transmit now.</summary>
    internal IEnumerable<IFiscalDevice> Transmitting => _devices.Values.Where(device => device is { Transmits: true, IsConfigured: true });
}
