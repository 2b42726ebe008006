namespace Analytics.Warehouse;

/// <summary>Where the ClickHouse server is, and as whom to speak to it.</summary>
public sealed record ServerOptions
{
    /// <summary>
    /// <c>http://host:8123</c> or <c>https://host:8443</c>, one or more: replicas of the same data. The first that can be connected to is
    /// used until it no longer can.
    /// </summary>
    public required IReadOnlyList<Uri> Addresses { get; init; }

    /// <summary>The database; made where it is missing.</summary>
    public string Database { get; init; } = "analytics";

    /// <summary>
    /// A user who may do everything in the database, CREATE and DROP FUNCTION, SYSTEM RELOAD DICTIONARY, and read system.parts. Where the
    /// database is not there yet, CREATE DATABASE too.
    /// </summary>
    public string User { get; init; } = "default";

    /// <summary>The user's password. It goes in a header, and in no address, log or message.</summary>
    public Secret Password { get; init; } = Secret.None;

    /// <summary>A PEM file with the authorities that <c>https</c> certificates are checked against; null for those that the machine trusts.</summary>
    public string? CaFile { get; init; }

    /// <summary>How long to try to connect to one address.</summary>
    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>
    /// How long a statement may go on without a byte moving. A statement without a result moves none until it is done, so this is also
    /// the longest that one may take.
    /// </summary>
    public TimeSpan IdleTimeout { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>Whether rows and results are compressed on the way: right on a network, wrong between processes of one machine.</summary>
    public bool Compress { get; init; } = true;

    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    public void Validate()
    {
        if (Addresses.Count == 0)
        {
            throw new ArgumentException($"{nameof(Addresses)} is empty: name a server, such as http://localhost:8123.");
        }

        foreach (var address in Addresses)
        {
            Validate(address);
        }

        if (string.IsNullOrWhiteSpace(Database) || Database.Any(char.IsControl))
        {
            throw new ArgumentException($"{nameof(Database)} is empty or has a control character: name the database.");
        }

        if (User.Length == 0 || !FitsHeader(User) || !FitsHeader(Password.Reveal()))
        {
            throw new ArgumentException($"{nameof(User)} is empty, or {nameof(User)} or {nameof(Password)} has a character that is not in ASCII.");
        }

        if (CaFile is not null && !File.Exists(CaFile))
        {
            throw new ArgumentException($"{nameof(CaFile)} {CaFile} is not there: name a PEM file with the authorities to trust.");
        }

        Validate(nameof(ConnectTimeout), ConnectTimeout);
        Validate(nameof(IdleTimeout), IdleTimeout);
    }

    private static void Validate(Uri address)
    {
        if (!address.IsAbsoluteUri || address.Scheme is not ("http" or "https"))
        {
            throw new ArgumentException($"{nameof(Addresses)} holds one that begins with neither http:// nor https://.");
        }

        // A password in an address would end in messages, which name the address.
        if (address.UserInfo.Length > 0 || address.Query.Length > 0)
        {
            throw new ArgumentException($"{nameof(Addresses)} holds one with a user or a query: give {nameof(User)} and {nameof(Password)} on their own.");
        }
    }

    private static void Validate(string name, TimeSpan time)
    {
        if (time <= TimeSpan.Zero || time > TimeSpan.FromDays(1))
        {
            throw new ArgumentException($"{name} is {time}: it must be above zero and at most a day.");
        }
    }

    private static bool FitsHeader(string text) => text.All(c => c is >= ' ' and <= '~');
}
