using Analytics.Benchmarks;
using Analytics.Benchmarks.Eta;
using Analytics.Benchmarks.Intake;
using Analytics.Benchmarks.Kafka;
using Analytics.Benchmarks.Releases;
using Analytics.Benchmarks.Reports;
using Analytics.Benchmarks.Requests;

var time = TimeProvider.System;
Func<string, Task>? bench = args switch
{
    ["intake", .. var options] when IntakeBenchOptions.Parse(options) is { } intake => new IntakeBench(intake, time).RunAsync,
    ["reports", .. var options] when ReportBenchOptions.Parse(options) is { } reports => new ReportBench(reports, time).RunAsync,
    ["kafka", .. var options] when KafkaBenchOptions.Parse(options) is { } kafka => kafka.Kills ? new KillBench(kafka, time).RunAsync : new KafkaBench(kafka, time).RunAsync,
    ["requests", .. var options] when RequestBenchOptions.Parse(options) is { } requests => new RequestBench(requests, time).RunAsync,
    ["releases", .. var options] when ReleaseBenchOptions.Parse(options) is { } releases => new ReleaseBench(releases, time).RunAsync,
    ["eta", .. var options] when EtaBenchOptions.Parse(options) is { } eta => new EtaBench(eta, time).RunAsync,
    _ when PipelineBench.Parse(args) is { } pushes => new PipelineBench(pushes, time).RunAsync,
    _ => null,
};
if (bench is null)
{
    Console.Error.WriteLine("Measures the pipeline, reports or intake beside ClickHouse's own SQL and the machine's limit, in one run. It prints figures and judges nothing.\n");
    Console.Error.WriteLine(PipelineBench.Usage);
    Console.Error.WriteLine(ReportBenchOptions.Usage);
    Console.Error.WriteLine(IntakeBenchOptions.Usage);
    Console.Error.WriteLine(KafkaBenchOptions.Usage);
    Console.Error.WriteLine(RequestBenchOptions.Usage);
    Console.Error.WriteLine(ReleaseBenchOptions.Usage);
    Console.Error.WriteLine(EtaBenchOptions.Usage);
    return args is [.., "--help" or "-h"] ? 0 : 2;
}

var folder = Directory.CreateTempSubdirectory("analytics-bench").FullName;
try
{
    await bench(folder).ConfigureAwait(false);
    return 0;
}
catch (OperationCanceledException)
{
    Console.Error.WriteLine("Stopped.");
    return 130;
}
finally
{
    Directory.Delete(folder, recursive: true);
}
