using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Hangazo.Web.Composition;

/// <summary>
/// Sends traces and metrics of requests, database commands and calls to providers to a collector, as OTLP over HTTP, when
/// <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> names one (such as <c>http://collector:4318</c>). Nothing is collected otherwise.
/// </summary>
internal sealed class Telemetry(Uri collector) : IHostedService, IDisposable
{
    private const string Setting = "OTEL_EXPORTER_OTLP_ENDPOINT";
    private static readonly string[] Sources = ["Microsoft.AspNetCore", "System.Net.Http", "Npgsql"];

    private static readonly string[] Meters =
        ["Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "Microsoft.AspNetCore.Components", "System.Net.Http", "System.Runtime", "Npgsql"];

    private TracerProvider? _traces;
    private MeterProvider? _metrics;

    public static void AddTo(WebApplicationBuilder builder)
    {
        if (builder.Configuration[Setting] is not { Length: > 0 } collector) return;
        // Unless told so, the server leaves the request's method, path and status out of its traces.
        AppContext.SetSwitch("Microsoft.AspNetCore.Hosting.SuppressActivityOpenTelemetryData", false);
        builder.Services.AddHostedService(_ => new Telemetry(new Uri(collector)));
    }

    public Task StartAsync(CancellationToken cancellationToken)
    {
        // Who sends can be named by OTEL_SERVICE_NAME and OTEL_RESOURCE_ATTRIBUTES.
        var shop = ResourceBuilder.CreateEmpty().AddService("hangazo").AddEnvironmentVariableDetector();
        _traces = Sdk.CreateTracerProviderBuilder().SetResourceBuilder(shop).AddSource(Sources).AddOtlpExporter(options => Address(options, "v1/traces")).Build();
        _metrics = Sdk.CreateMeterProviderBuilder().SetResourceBuilder(shop).AddMeter(Meters).AddOtlpExporter(options => Address(options, "v1/metrics")).Build();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        Dispose();
        return Task.CompletedTask;
    }

    public void Dispose()
    {
        // A host that stops may also be disposed of meanwhile, and the providers stand no second disposal.
        Interlocked.Exchange(ref _traces, null)?.Dispose();
        Interlocked.Exchange(ref _metrics, null)?.Dispose();
    }

    private void Address(OtlpExporterOptions options, string path)
    {
        options.Protocol = OtlpExportProtocol.HttpProtobuf;
        options.Endpoint = new Uri(collector, path);
    }
}
