using Analytics.Warehouse;

namespace Analytics.Host.Doctoring;

/// <summary>The embedded engine, where it is used: its library, and whether its folder is free.</summary>
internal sealed class EngineExamination(Installation installation) : IExamination
{
    public string Name => "embedded engine";

    public Task<IReadOnlyList<Finding>> ExamineAsync(CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<Finding>>(installation.Settings.Warehouse.DataFolder is { } folder ? [Library(), Use(folder)] : []);

    private Finding Library() => Finding.Ok(Name, $"{EmbeddedProbe.LoadLibrary()} can be loaded.");

    private Finding Use(string folder) => EmbeddedProbe.IsInUse(folder)
        ? Finding.Ok(Name, "in use: a process has the warehouse open, so that its tables were not looked at.")
        : Finding.Ok(Name, "no process has the warehouse open.");
}
