using Analytics.Host.Configuration;

namespace Analytics.Host.Doctoring;

/// <summary>Where everything is said to be, and whether that goes together.</summary>
internal sealed class ConfigurationExamination(Settings settings) : IExamination
{
    public string Name => "configuration";

    public Task<IReadOnlyList<Finding>> ExamineAsync(CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<Finding>>([.. Summary.Of(settings).Select(line => Finding.Ok(Name, $"{line.What}: {line.Where}")), .. Gaps()]);

    private IEnumerable<Finding> Gaps()
    {
        if (settings.RawLog is not null && settings.Warehouse.Server is null)
        {
            yield return Finding.Fault(Name, "there is a raw log and no ClickHouse server: 'analytics transform' and 'analytics web' need one. Set warehouse.server.addresses, or leave rawLog.brokers out.");
        }
    }
}
