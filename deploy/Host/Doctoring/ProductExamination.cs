using System.Runtime.InteropServices;

namespace Analytics.Host.Doctoring;

/// <summary>What runs, and on what.</summary>
internal sealed class ProductExamination : IExamination
{
    public string Name => "versions";

    public Task<IReadOnlyList<Finding>> ExamineAsync(CancellationToken cancellation) => Task.FromResult<IReadOnlyList<Finding>>(
    [
        Finding.Ok(Name, $"analytics {Product.Version}, {RuntimeInformation.FrameworkDescription}, {RuntimeInformation.OSDescription}, {Environment.ProcessorCount} processors"),
    ]);
}
