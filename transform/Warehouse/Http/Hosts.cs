namespace Analytics.Warehouse.Http;

/// <summary>The addresses of a server, of which the last that could be connected to comes first. Thread-safe.</summary>
internal sealed class Hosts(IReadOnlyList<Uri> addresses)
{
    private volatile int current;

    /// <summary>Every address once.</summary>
    public IEnumerable<Uri> InTurn()
    {
        var first = current;
        return Enumerable.Range(0, addresses.Count).Select(i => addresses[(first + i) % addresses.Count]);
    }

    public void Use(Uri address)
    {
        for (var i = 0; i < addresses.Count; i++)
        {
            current = ReferenceEquals(addresses[i], address) ? i : current;
        }
    }
}
