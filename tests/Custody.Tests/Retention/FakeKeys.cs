using Analytics.Custody.Tokens;

namespace Analytics.Custody.Tests.Retention;

/// <summary>Months that there are keys of, and no keys.</summary>
internal sealed class FakeKeys(params uint[] epochs) : IEpochKeyStore
{
    private readonly SortedSet<uint> made = [.. epochs];

    /// <summary>Every destruction, in order.</summary>
    public List<uint> Destroyed { get; } = [];

    /// <summary>Done before a key is destroyed.</summary>
    public Action? BeforeDestroy { get; set; }

    /// <summary>Done once it is destroyed.</summary>
    public Action? AfterDestroy { get; set; }

    public void Make(uint epoch) => made.Add(epoch);

    public IReadOnlyList<uint> Epochs() => [.. made];

    public void Destroy(uint epoch)
    {
        BeforeDestroy?.Invoke();
        made.Remove(epoch);
        Destroyed.Add(epoch);
        AfterDestroy?.Invoke();
    }
}
