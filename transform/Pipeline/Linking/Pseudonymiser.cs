using System.Collections.ObjectModel;
using System.Runtime.InteropServices;
using Analytics.Custody.Subjects;
using Analytics.Custody.Tokens;
using Analytics.Formats;
using Analytics.Pipeline.Facts;
using Analytics.Warehouse;

namespace Analytics.Pipeline.Linking;

/// <summary>
/// Makes tokens of what a parcel and the persons on it are named by, and tells which earlier tokens the parcel may be known by and what
/// stands against any of them. One for each worker.
/// </summary>
internal sealed class Pseudonymiser(LiveKeys keys, EarlierParcels earlier) : IDisposable
{
    private static readonly TokenPurpose[] purposes = Enum.GetValues<TokenPurpose>();

    private readonly Tokeniser tokeniser = new(keys.Epochs);
    private readonly IReadOnlyDictionary<Token, OrderLine>[] orders =
        [.. Enumerable.Repeat(ReadOnlyDictionary<Token, OrderLine>.Empty, keys.Epochs.Count * purposes.Length)];

    private readonly List<(TokenPurpose Purpose, Token Token)> persons = [];
    private readonly List<OrderLine> met = [];

    /// <summary>The persons on the parcel.</summary>
    public ReadOnlySpan<(TokenPurpose Purpose, Token Token)> Persons => CollectionsMarshal.AsSpan(persons);

    /// <summary>What stands against the parcel, or against a person on it.</summary>
    public OrderLine Standing { get; private set; }

    /// <summary>Orders that a subject was met by in a later epoch than they were given in, since this was last cleared.</summary>
    public IReadOnlyCollection<OrderLine> Met => met;

    /// <summary>From now on these orders stand.</summary>
    public void Use(OrderSheet sheet)
    {
        met.Clear();
        for (var i = 0; i < orders.Length; i++)
        {
            orders[i] = sheet.Of(keys.Epochs[i / purposes.Length].Epoch, purposes[i % purposes.Length]);
        }
    }

    /// <summary>Makes the tokens of a parcel and its persons.</summary>
    /// <param name="push">The push that tells of it.</param>
    /// <param name="parcel">The parcel.</param>
    /// <param name="batch">Gets the tokens of earlier epochs that it may be known by.</param>
    /// <param name="token">The parcel's token.</param>
    /// <returns>False when the parcel has no number to make one of.</returns>
    public bool TryTokenise(DecodedPush push, in TrackedParcel parcel, FactBatch batch, out Token token)
    {
        Standing = default;
        persons.Clear();
        if (!tokeniser.TryTokenise(TokenPurpose.Parcel, push.Identify(parcel.Number), out token))
        {
            return false;
        }

        LookFor(TokenPurpose.Parcel, token);
        Doubt(token, batch);
        foreach (ref readonly var person in push.PersonsOf(parcel))
        {
            var purpose = person.IsShipper ? TokenPurpose.Shipper : TokenPurpose.Recipient;
            if (tokeniser.TryTokenise(purpose, push.Identify(person.Value), out var subject))
            {
                LookFor(purpose, subject);
                persons.Add((purpose, subject));
            }
        }

        return true;
    }

    public void Dispose() => tokeniser.Dispose();

    // All tokens first, then all questions: each of these waits for memory, and side by side they wait once.
    private void Doubt(Token token, FactBatch batch)
    {
        Span<Token> candidates = stackalloc Token[keys.Epochs.Count];
        for (var epoch = 1; epoch < candidates.Length; epoch++)
        {
            candidates[epoch] = tokeniser.Again(epoch);
        }

        for (var epoch = 1; epoch < candidates.Length; epoch++)
        {
            if (earlier.MayHold(epoch, candidates[epoch]))
            {
                batch.Doubt(token, new KnownParcel(keys.Epochs[epoch].Epoch, candidates[epoch].ToBits()));
            }
        }
    }

    // Of most purposes nothing stands against anybody, and then their other tokens need not be made.
    private void LookFor(TokenPurpose purpose, Token present)
    {
        for (var epoch = 0; epoch < keys.Epochs.Count; epoch++)
        {
            var known = orders[(epoch * purposes.Length) + (int)purpose];
            if (known.Count > 0 && known.TryGetValue(epoch == 0 ? present : tokeniser.Again(epoch), out var line))
            {
                Standing = Standing with { Orders = Standing.Orders | line.Orders, Since = Math.Max(Standing.Since, line.Since) };
                Meet(epoch, line, new SubjectToken(keys.Current.Epoch, purpose, present));
            }
        }
    }

    private void Meet(int epoch, in OrderLine line, SubjectToken present)
    {
        var known = orders[(int)present.Purpose].GetValueOrDefault(present.Token);
        if (epoch > 0 && (line.Orders & ~known.Orders) != StandingOrder.None)
        {
            met.Add(line with { Subject = present });
        }
    }
}
