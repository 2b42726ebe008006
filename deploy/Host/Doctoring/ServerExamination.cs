using Analytics.Warehouse;

namespace Analytics.Host.Doctoring;

/// <summary>The ClickHouse server, where there is one.</summary>
internal sealed class ServerExamination(Installation installation, TimeProvider time) : IExamination
{
    public string Name => "warehouse";

    public async Task<IReadOnlyList<Finding>> ExamineAsync(CancellationToken cancellation)
    {
        if (installation.Settings.Warehouse.Server is not { } options)
        {
            return [];
        }

        var state = await ServerProbe.AskAsync(options, time, cancellation).ConfigureAwait(false);
        return [Finding.Ok(Name, $"ClickHouse {state.Version}"), Schema(options, state), Rights(options, state), ClockFinding.Of("ClickHouse", state.Clock)];
    }

    private Finding Schema(ServerOptions options, ServerState state) => state switch
    {
        { HasDatabase: false } => Finding.Warning(Name, $"the database {options.Database} is not there yet: the first start makes it."),
        { Pending.Count: > 0 } => Finding.Warning(Name, $"migrations to come, which the next start runs: {string.Join(", ", state.Pending)}"),
        _ => Finding.Ok(Name, "the schema is this version's."),
    };

    private Finding Rights(ServerOptions options, ServerState state) => state.MissingRights switch
    {
        null => Finding.Ok(Name, "the server is too old to be asked about rights."),
        { Count: > 0 } missing => Finding.Fault(Name, $"the user {options.User} lacks rights on {options.Database}.*: {string.Join(", ", missing)}. GRANT them."),
        _ => Finding.Ok(Name, $"the user {options.User} has the rights that are needed on {options.Database}.*"),
    };
}
