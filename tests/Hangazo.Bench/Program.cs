using Hangazo.Bench;
using Hangazo.Bench.Floor;

if (args is ["floor", ..]) return await FloorServer.RunAsync();

var options = BenchOptions.Parse(args);
await using var house = await BenchHouse.BuildAsync(options);
var report = new Report();
if (options.Runs("pages")) await Pages.MeasureAsync(house, report);
if (options.Runs("orders")) await Orders.MeasureAsync(house, report);
if (options.Runs("storms")) await Storms.RunAsync(house, report);
report.Print();
return report.Failed ? 1 : 0;
