using System.Text;
using Analytics.Custody.Requests;
using Analytics.Custody.Secrets;
using Analytics.Custody.Subjects;
using Analytics.Custody.Tokens;

namespace Analytics.Privacy.Tests.Attacks;

/// <summary>Somebody has a copy of some of the files.</summary>
[Collection(OneInstallation.Name)]
public sealed class StolenTests(OneInstallation one) : IAsyncLifetime
{
    private const string Number = "ZZ000000019QQ";
    private const string Mail = "jo@mail.test";

    private static readonly DateTimeOffset now = new(2026, 11, 10, 12, 0, 0, TimeSpan.Zero);
    private static readonly SubjectReference[] subject = [new(ReferenceKind.TrackingNumber, Number), new(ReferenceKind.Email, Mail)];

    private readonly Installed installed = one.Installed;
    private readonly DirectoryInfo thief = Directory.CreateTempSubdirectory("analytics-thief-");

    public async ValueTask InitializeAsync()
    {
        await installed.ClearAsync(now.AddMonths(-1));
        await installed.TakeAsync("17track", new Told(Number, now.AddMonths(-1)) { Email = Mail });
        installed.Time.To(now);
        await installed.TakeAsync("17track", new Told(Number, now) { Event = "delivered", Email = Mail });
    }

    public ValueTask DisposeAsync()
    {
        thief.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Stolen_control_database_names_nobody_and_holds_no_token()
    {
        using var book = await RequestBook.OpenAsync(installed.Control, "", installed.Time);
        var desk = new RequestDesk(book, installed.Rights);
        await EnterAsync(RequestVerb.Restrict, RequestVerb.Lift, RequestVerb.NoSale, RequestVerb.Erase);
        Assert.Equal(4, (await new RequestRunner(book, installed.Rights, ["acme"]).RunAsync()).Done);
        await EnterAsync(RequestVerb.Access, RequestVerb.Erase);

        Assert.NotEmpty(InControl("erase"u8.ToArray()));
        Assert.NotEmpty((await installed.Orders.LookAsync(TestContext.Current.CancellationToken)).Lines);
        Assert.Empty(InControl(Sought()));

        // Where tokens are written down as they are, they are found.
        await new RequestEntry(book, new NoSeal(installed.Rights)).EnterAsync(RequestVerb.Erase, subject, isVerified: true, "Ada");
        Assert.NotEmpty(InControl(Sought()));

        async Task EnterAsync(params RequestVerb[] verbs)
        {
            foreach (var verb in verbs)
            {
                await desk.EnterAsync(verb, subject, isVerified: true, "Ada");
            }
        }
    }

    [Fact]
    public async Task Stolen_warehouse_has_tokens_and_nothing_that_they_were_made_of()
    {
        Assert.Contains("table journeys", await installed.PlacesOfAsync([.. Spellings(installed.Rights.Tokenise(subject).Tokens)]));
        Assert.Empty(await installed.PlacesOfAsync([.. Identifiers()]));
    }

    [Fact]
    public async Task Stolen_copies_of_sealed_tokens_die_with_the_keys_of_their_months()
    {
        await installed.AskAsync(RequestVerb.NoSale, subject);
        var box = installed.Rights.Seal(installed.Rights.Tokenise(subject));
        CopyKeys("with-keys");
        var epochs = installed.Keys.Epochs().ToList();
        Assert.Equal([202610u, 202611u], epochs);

        installed.Keys.Destroy(202610);
        Assert.All(installed.Rights.Open(box).Tokens, token => Assert.Equal(202611u, token.Epoch));
        installed.Keys.Destroy(202611);
        Assert.Empty(installed.Rights.Open(box).Tokens);
        using var orders = await StandingOrders.OpenAsync(installed.Control, installed.Keys, installed.Warehouse, installed.Time);
        Assert.Empty((await orders.LookAsync(TestContext.Current.CancellationToken)).Lines);

        // It was the keys: whoever had copied them before opens all of it.
        Assert.Equal(6, Seal("with-keys").Open(box).Tokens.Count);
    }

    [Fact]
    public void Stolen_master_key_or_stolen_epoch_keys_alone_open_nothing()
    {
        var tokens = installed.Rights.Tokenise(subject).Tokens.ToHashSet();
        var box = installed.Rights.Seal(new SubjectTokens([.. tokens]));
        CopyKeys("both");
        CopyKeys("master", withEpochs: false);
        CopyKeys("epochs", withMaster: false);

        Assert.Null(Ring("master").Find(202611));
        Assert.Empty(Seal("master").Open(box).Tokens);
        Assert.Empty(Seal("master").Tokenise(subject).Tokens.Intersect(tokens));
        Assert.All([202610u, 202611u], epoch => Assert.Contains(
            "was wrapped by another master key", Assert.Throws<KeyFileException>(() => Ring("epochs").Find(epoch)).Message, StringComparison.Ordinal));
        Assert.Throws<KeyFileException>(() => Seal("epochs").Open(box));

        Assert.Equal(tokens, Seal("both").Tokenise(subject).Tokens.ToHashSet());
        Assert.Equal(tokens, Seal("both").Open(box).Tokens.ToHashSet());
    }

    private IEnumerable<string> InControl(params byte[][] sought) => installed.FilesWith(sought, installed.Control.Folder);

    private byte[][] Sought() => [.. Identifiers(), .. Spellings(installed.Rights.Tokenise(subject).Tokens)];

    private static IEnumerable<byte[]> Identifiers() => new[] { Number, Number.ToLowerInvariant(), Mail, Mail.ToUpperInvariant() }.Select(Encoding.UTF8.GetBytes);

    // As bytes, in either order, in hex, and wherever within something longer that is in base64.
    private static IEnumerable<byte[]> Spellings(IEnumerable<SubjectToken> tokens) => tokens.SelectMany(token =>
    {
        var bytes = Convert.FromHexString(token.Token.ToString());
        return new[] { bytes, [.. bytes.Reverse()], Encoding.ASCII.GetBytes(Convert.ToHexString(bytes)), Encoding.ASCII.GetBytes(Convert.ToHexStringLower(bytes)) }
            .Concat(Enumerable.Range(0, 3).Select(shift => Encoding.ASCII.GetBytes(Convert.ToBase64String([.. new byte[shift], .. bytes])[4..20])));
    });

    private void CopyKeys(string name, bool withMaster = true, bool withEpochs = true)
    {
        var from = Path.Combine(installed.Folder, "custody");
        foreach (var file in Directory.GetFiles(from, "*", SearchOption.AllDirectories).Where(file => Path.GetFileName(file) == "master-key" ? withMaster : withEpochs))
        {
            var to = Path.Combine(thief.FullName, name, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            File.Copy(file, to);
        }
    }

    private KeyRing Ring(string name) => new(
        Path.Combine(thief.FullName, name, "epoch-keys"), new MasterKeyFile(Path.Combine(thief.FullName, name, "master-key"), isOwn: true), installed.Time);

    private SubjectSeal Seal(string name) => new(Ring(name), installed.Time);

    private sealed class NoSeal(ISubjectSeal whole) : ISubjectSeal
    {
        public SubjectTokens Tokenise(IEnumerable<SubjectReference> references) => whole.Tokenise(references);

        public byte[] Seal(SubjectTokens subject) => [.. subject.Tokens.SelectMany(token => Convert.FromHexString(token.Token.ToString()))];

        public SubjectTokens Open(ReadOnlySpan<byte> box) => throw new NotSupportedException();
    }
}
