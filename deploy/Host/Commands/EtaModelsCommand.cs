using System.CommandLine;
using System.Text.Json;
using Analytics.Host.Reporting;

namespace Analytics.Host.Commands;

/// <summary><c>analytics eta models</c></summary>
internal static class EtaModelsCommand
{
    public static Command Create()
    {
        var version = new Argument<string?>("VERSION") { Description = "One model; all, if not given.", Arity = ArgumentArity.ZeroOrOne };
        var serve = new Option<bool>("--serve") { Description = "Let this model serve, whatever was said of it." };
        var json = new Option<bool>("--json") { Description = "For programs." };
        var installation = new InstallationOptions();
        var command = new Command(
            "models",
            """
            Show the models: what they were made from, how they did, which one serves, and why others do not.

            Examples:
              analytics eta models
              analytics eta models 20261126-031500
              analytics eta models 20261125-031500 --serve
            """)
        { version, serve, json };
        installation.AddTo(command);
        command.SetAction((parsed, _) => Guard.RunAsync(async () =>
        {
            var (models, named) = (installation.Of(parsed).Models, parsed.GetValue(version));
            if (parsed.GetValue(serve))
            {
                models.Promote(named ?? throw new UsageException("--serve needs the model's version."));
                await Console.Out.WriteLineAsync($"{named} serves from now on.").ConfigureAwait(false);
            }
            else if (parsed.GetValue(json))
            {
                await Console.Out.WriteLineAsync(named is null
                    ? JsonSerializer.Serialize(models.List(), EtaTableJson.Default.IReadOnlyListModelRecord)
                    : JsonSerializer.Serialize(models.Record(named), EtaTableJson.Default.ModelRecord)).ConfigureAwait(false);
            }
            else if (named is not null)
            {
                EtaTable.Write(models.Record(named), Console.Out);
            }
            else
            {
                EtaTable.Write(models.List(), models.ChampionVersion, Console.Out);
            }

            return ExitCode.Done;
        }));
        return command;
    }
}
