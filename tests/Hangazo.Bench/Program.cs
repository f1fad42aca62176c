using Hangazo.Bench;
using Hangazo.Bench.Floor;

if (args is ["floor", ..]) return await FloorServer.RunAsync();

var options = BenchOptions.Parse(args);
var report = new Report();
if (options.Faults)
{
    await using var demo = await BenchHouse.BuildAsync(options, _ => Task.CompletedTask);
    await FaultStorm.RunAsync(demo, report);
    report.Print();
    return report.Failed ? 1 : 0;
}

await using var house = await BenchHouse.BuildAsync(options, async demo =>
{
    if (options.Runs("search")) await Searches.JudgeAsync(demo, report);
});
if (options.Runs("pages")) await Pages.MeasureAsync(house, report);
if (options.Runs("search")) await Searches.MeasureAsync(house, report);
if (options.Runs("orders")) await Orders.MeasureAsync(house, report);
if (options.Runs("storms")) await Storms.RunAsync(house, report);
if (options.Runs("callbacks")) await Callbacks.MeasureAsync(house, report);
if (options.Runs("pricing")) await Prices.MeasureAsync(house, report);
report.Print();
return report.Failed ? 1 : 0;
