using System.Buffers.Binary;
using System.Text;
using Analytics.Custody.Tokens;
using Analytics.Formats;

namespace Analytics.Custody.Subjects;

/// <summary>Subjects as tokens under the keys of a ring. Needs no warehouse.</summary>
public sealed class SubjectSeal(KeyRing keys, TimeProvider time) : ISubjectSeal
{
    private const int EntrySize = sizeof(uint) + sizeof(byte) + TokenSeal.Size;

    public SubjectTokens Tokenise(IEnumerable<SubjectReference> references)
    {
        // Of every epoch whose key is still there: an order must be met also by what is linked no more, as in a backup.
        EpochKeys[] ring = [keys.Current(), .. keys.Epochs().Where(epoch => epoch != Epoch.Of(time.GetUtcNow())).Select(keys.Find).OfType<EpochKeys>()];
        using var tokeniser = new Tokeniser(ring);
        var tokens = new HashSet<SubjectToken>();
        foreach (var reference in references)
        {
            foreach (var purpose in PurposesOf(reference.Kind))
            {
                if (tokeniser.TryTokenise(purpose, new Identifier(Encoding.UTF8.GetBytes(reference.Value)), out _))
                {
                    tokens.UnionWith(ring.Select((epoch, place) => new SubjectToken(epoch.Epoch, purpose, tokeniser.Again(place))));
                }
            }
        }

        return new SubjectTokens([.. tokens]);
    }

    public byte[] Seal(SubjectTokens subject)
    {
        var box = new byte[subject.Tokens.Count * EntrySize];
        var ring = new Dictionary<uint, EpochKeys>();
        for (var i = 0; i < subject.Tokens.Count; i++)
        {
            var (epoch, purpose, token) = subject.Tokens[i];
            if (!ring.TryGetValue(epoch, out var found))
            {
                ring.Add(epoch, found = keys.Find(epoch) ?? throw new KeyFileException($"The keys of {epoch} are gone. Enter the request again."));
            }

            var entry = box.AsSpan(i * EntrySize, EntrySize);
            BinaryPrimitives.WriteUInt32LittleEndian(entry, epoch);
            entry[sizeof(uint)] = (byte)purpose;
            TokenSeal.Seal(found, purpose, token).CopyTo(entry[(sizeof(uint) + 1)..]);
        }

        return box;
    }

    public SubjectTokens Open(ReadOnlySpan<byte> box)
    {
        var tokens = new List<SubjectToken>();
        var ring = new Dictionary<uint, EpochKeys?>();
        for (; box.Length >= EntrySize; box = box[EntrySize..])
        {
            var (epoch, purpose) = (BinaryPrimitives.ReadUInt32LittleEndian(box), (TokenPurpose)box[sizeof(uint)]);
            if (!ring.TryGetValue(epoch, out var found))
            {
                ring.Add(epoch, found = keys.Find(epoch));
            }

            if (found is not null && TokenSeal.Open(found, purpose, box[(sizeof(uint) + 1)..EntrySize]) is { } token)
            {
                tokens.Add(new SubjectToken(epoch, purpose, token));
            }
        }

        return new SubjectTokens(tokens);
    }

    private static TokenPurpose[] PurposesOf(ReferenceKind kind) => kind == ReferenceKind.TrackingNumber
        ? [TokenPurpose.Parcel]
        : [TokenPurpose.Recipient, TokenPurpose.Shipper];
}
