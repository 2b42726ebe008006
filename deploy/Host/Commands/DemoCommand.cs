using System.CommandLine;
using Analytics.Host.Demo;

namespace Analytics.Host.Commands;

/// <summary><c>analytics demo</c></summary>
internal static class DemoCommand
{
    public static Command Create(TimeProvider time)
    {
        var output = new Option<string>("--out") { Description = "Folder for everything the demo leaves.", HelpName = "DIR", DefaultValueFactory = _ => "demo" };
        var parcels = new Option<long>("--parcels") { Description = "How many parcels.", HelpName = "N", DefaultValueFactory = _ => 200_000 };
        var command = new Command(
            "demo",
            """
            Simulate parcels, load their pushes, and leave reports and a page with charts.

            Example:
              analytics demo --out demo
            """)
        { output, parcels };
        command.SetAction((parsed, cancellation) => Guard.RunAsync(
            () => new DemoRun(Path.GetFullPath(parsed.GetRequiredValue(output)), parsed.GetValue(parcels), time).RunAsync(cancellation)));
        return command;
    }
}
