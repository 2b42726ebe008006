using System.CommandLine;
using Analytics.Custody;
using Analytics.Host.Loading;
using Analytics.Pipeline;

namespace Analytics.Host.Commands;

/// <summary><c>analytics load</c></summary>
internal static class LoadCommand
{
    public static Command Create(TimeProvider time)
    {
        var files = new Argument<string[]>("FILE")
        {
            Description = "Files to load, plain or .gz; - for standard input.",
            Arity = ArgumentArity.OneOrMore,
        };
        var format = new Option<string>("--format") { Description = $"What the files are: {string.Join(", ", FormatSource.Names)}.", HelpName = "NAME", Required = true };
        var map = new Option<string?>("--map") { Description = "How to read a mapped file; 'analytics map FILE' proposes one.", HelpName = "MAP.json" };
        var resume = new Option<bool>("--resume") { Description = "Go on where an earlier load of the same files stopped." };
        var installation = new InstallationOptions();
        var command = new Command(
            "load",
            """
            Load tracking events. Loading the same events again has no effect, in any order and any number of times.

            Examples:
              analytics load pushes.jsonl.gz --format 17track
              analytics load events.csv.gz --format mapped --map events.map.json --data DIR
              zcat pushes.gz | analytics load - --format aftership

            Exit codes: 0 all was loaded; 1 a file or a push could not be read, the rest was loaded; 2 the command was not given rightly; 130 stopped.
            """)
        { files, format, map, resume };

        installation.AddTo(command);
        command.SetAction((parsed, cancellation) => Guard.RunAsync(async () =>
        {
            var request = new LoadRequest(parsed.GetRequiredValue(files), parsed.GetRequiredValue(format), parsed.GetValue(map), parsed.GetValue(resume));
            var formats = FormatSource.Of(request, FieldPolicy.BuiltIn);
            var analytics = installation.Of(parsed);
            var (warehouse, custody) = await CustodyRoom.OpenWithWarehouseAsync(analytics, time, cancellation).ConfigureAwait(false);
            await using (warehouse.ConfigureAwait(false))
            await using (custody.ConfigureAwait(false))
            {
                var result = await new FileLoad(custody, time, new PipelineOptions()).RunAsync(request, formats, warehouse, cancellation).ConfigureAwait(false);
                LoadSummary.Write(result, Console.Out);
                return result.ExitCode;
            }
        }));
        return command;
    }
}
