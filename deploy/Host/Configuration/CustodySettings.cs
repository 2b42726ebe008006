using Analytics.Custody.Requests;
using Analytics.Warehouse.Calendars;

namespace Analytics.Host.Configuration;

/// <summary>How persons' data is looked after, and who is told of what they ask for.</summary>
internal sealed record CustodySettings
{
    /// <summary>The file of the master key, as of a secret mount; empty for one in the data folder, which is made there.</summary>
    public string MasterKeyFile { get; init; } = "";

    /// <summary>Empty for Monday to Friday.</summary>
    public string Country { get; init; } = "";

    public IReadOnlyList<RecipientSettings> Recipients { get; init; } = [];

    public IReadOnlyList<string> RecipientNames => [.. Recipients.Select(recipient => recipient.Name)];

    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    public void Validate()
    {
        if (!WorkingCalendar.IsKnown(Country))
        {
            throw new ArgumentException("custody.country names no country that there is a calendar of: give two capital letters, as DE, or nothing for Monday to Friday.");
        }

        if (RecipientNames.Distinct(StringComparer.Ordinal).Count() < Recipients.Count)
        {
            throw new ArgumentException("custody.recipients names a recipient twice.");
        }

        foreach (var recipient in Recipients)
        {
            _ = new Recipient(recipient.Name, recipient.Url, new string('x', Recipient.ShortestSecret));
        }
    }

    /// <summary>The recipients with their secrets.</summary>
    /// <exception cref="UsageException">A secret cannot be read, or is too short.</exception>
    public IReadOnlyList<Recipient> ReadRecipients()
    {
        try
        {
            return [.. Recipients.Select(recipient => new Recipient(recipient.Name, recipient.Url, SecretText.FromFile(recipient.SecretFile)))];
        }
        catch (ArgumentException e)
        {
            throw new UsageException(e.Message);
        }
    }
}

/// <summary>Somebody who is told of requests.</summary>
internal sealed record RecipientSettings
{
    public string Name { get; init; } = "";

    public string Url { get; init; } = "";

    public string SecretFile { get; init; } = "";
}
