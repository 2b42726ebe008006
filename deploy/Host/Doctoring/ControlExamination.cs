using Analytics.Control;

namespace Analytics.Host.Doctoring;

/// <summary>The control database.</summary>
internal sealed class ControlExamination(Installation installation, TimeProvider time) : IExamination
{
    public string Name => "control data";

    public async Task<IReadOnlyList<Finding>> ExamineAsync(CancellationToken cancellation)
    {
        var state = await ControlProbe.AskAsync(installation.Settings.Web.Control, time, cancellation).ConfigureAwait(false);
        var finding = Finding.Ok(Name, state.Version is null ? "none yet; the first command that needs it makes it." : $"{state.Engine} {state.Version}");
        return state.Clock is { } clock ? [finding, ClockFinding.Of(state.Engine, clock)] : [finding];
    }
}
