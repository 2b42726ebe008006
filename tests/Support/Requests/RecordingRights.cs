using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Analytics.Custody.Subjects;
using Analytics.Custody.Tokens;

namespace Analytics.Support.Requests;

/// <summary>
/// Stands in for what carries out requests: writes down what it is told to do. A value is one token of one epoch; sealed, it is its bytes the
/// other way round.
/// </summary>
public sealed class RecordingRights : ISubjectRights
{
    public const uint Epoch = 202611;

    private const int Size = 4 + 1 + Token.Size;

    /// <summary>Each go, with its orders.</summary>
    public List<IReadOnlyList<SubjectOrder>> Goes { get; } = [];

    /// <summary>Subjects whose file was written.</summary>
    public int Exports { get; private set; }

    /// <summary>Epochs whose keys are gone.</summary>
    public HashSet<uint> Dead { get; } = [];

    /// <summary>What is done for an order.</summary>
    public Func<SubjectOrder, Deed> Do { get; set; } = order => new Deed(order.Request, 2, new Dictionary<string, long> { ["scans"] = 9 }, [new DateOnly(2026, 11, 23)], 0);

    /// <summary>Comes after a go, before it is told.</summary>
    public Action Then { get; set; } = () => { };

    public static Token TokenOf(string value) => Token.Read(SHA256.HashData(Encoding.UTF8.GetBytes(value)));

    public SubjectTokens Tokenise(IEnumerable<SubjectReference> references) => new(
    [
        .. from reference in references
           where !string.IsNullOrWhiteSpace(reference.Value)
           select new SubjectToken(Epoch, reference.Kind == ReferenceKind.TrackingNumber ? TokenPurpose.Parcel : TokenPurpose.Recipient, TokenOf(reference.Value)),
    ]);

    public byte[] Seal(SubjectTokens subject)
    {
        var box = new byte[subject.Tokens.Count * Size];
        foreach (var (i, token) in subject.Tokens.Index())
        {
            var at = box.AsSpan(i * Size, Size);
            BinaryPrimitives.WriteUInt32BigEndian(at, token.Epoch);
            at[4] = (byte)token.Purpose;
            token.Token.Write(at[5..]);
        }

        box.AsSpan().Reverse();
        return box;
    }

    public SubjectTokens Open(ReadOnlySpan<byte> box)
    {
        var bytes = box.ToArray();
        bytes.AsSpan().Reverse();
        return new SubjectTokens(
        [
            .. bytes.Chunk(Size)
                .Select(at => new SubjectToken(BinaryPrimitives.ReadUInt32BigEndian(at), (TokenPurpose)at[4], Token.Read(at.AsSpan(5))))
                .Where(token => !Dead.Contains(token.Epoch)),
        ]);
    }

    public Task<IReadOnlyList<Deed>> CarryOutAsync(IReadOnlyList<SubjectOrder> requests, CancellationToken cancellation)
    {
        Goes.Add(requests);
        IReadOnlyList<Deed> deeds = [.. requests.Select(Do)];
        Then();
        return Task.FromResult(deeds);
    }

    public async Task<long> ExportAsync(SubjectTokens subject, Stream json, CancellationToken cancellation)
    {
        Exports++;
        await json.WriteAsync("""{"parcels":[]}"""u8.ToArray(), cancellation);
        return 0;
    }
}
