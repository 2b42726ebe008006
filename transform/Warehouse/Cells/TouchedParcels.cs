namespace Analytics.Warehouse;

/// <summary>
/// Parcels of which facts were written since the cells were last brought up to date, so that only their weeks need a look. It begins
/// with "any", for nobody knows what was written before. Thread-safe.
/// </summary>
public sealed class TouchedParcels
{
    /// <summary>Above this it is cheaper to look at all of them.</summary>
    private const int Most = 20_000;

    private readonly Lock gate = new();
    private HashSet<UInt128> parcels = [];
    private bool isAny = true;

    /// <summary>Whether there is something to bring up to date.</summary>
    public bool IsEmpty
    {
        get
        {
            lock (gate)
            {
                return !isAny && parcels.Count == 0;
            }
        }
    }

    /// <summary>Adds parcels, once their facts are written.</summary>
    /// <param name="tokens">The 128 bits of each token, the first byte highest.</param>
    public void Add(IEnumerable<UInt128> tokens)
    {
        lock (gate)
        {
            parcels.UnionWith(isAny ? [] : tokens);
            if (parcels.Count > Most)
            {
                Forget();
            }
        }
    }

    /// <summary>From now on any parcel may be one that was touched.</summary>
    public void AddAny()
    {
        lock (gate)
        {
            Forget();
        }
    }

    /// <summary>Takes what there is; null for any parcel.</summary>
    public IReadOnlyCollection<UInt128>? Take()
    {
        lock (gate)
        {
            var taken = isAny ? null : parcels;
            (parcels, isAny) = ([], false);
            return taken;
        }
    }

    private void Forget() => (parcels, isAny) = ([], true);
}
