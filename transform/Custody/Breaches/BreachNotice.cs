using System.Globalization;
using System.Text;

namespace Analytics.Custody.Breaches;

/// <summary>
/// The draft of a notice to those whose data a breach touched: what happened, what it means, what is done and what they can do, as the policy of
/// 17TRACK promises. What only people know stands in [brackets].
/// </summary>
public static class BreachNotice
{
    /// <param name="window">When.</param>
    /// <param name="what">What happened, in the words of whoever reports it.</param>
    /// <param name="touched">What it touched; may be nothing.</param>
    /// <param name="now">The day that it is drafted on.</param>
    /// <returns>Markdown.</returns>
    public static string Draft(BreachWindow window, string what, IReadOnlyList<TouchedPlatform> touched, DateTimeOffset now)
    {
        var rows = new StringBuilder();
        foreach (var platform in touched)
        {
            rows.Append(CultureInfo.InvariantCulture, $"| {platform.Platform} | {platform.Epoch} | {platform.Parcels:N0} | {platform.Scans:N0} | {platform.Recipients:N0} | {platform.Shippers:N0} |\n");
        }

        return string.Create(CultureInfo.InvariantCulture, $"""
            # Notice of a breach of data (draft)

            Drafted on {now.UtcDateTime:yyyy-MM-dd}. Complete what stands in [brackets], have it checked, and delete this line.

            ## What happened
            {what}

            Between {At(window.From)} and {At(window.To)}. It was found on [date] by [how], and stopped on [date].

            ## What it means for you
            Data about the way of parcels is affected:

            | platform | month | parcels | scans | recipients | shippers |
            |---|---|---|---|---|---|
            {(rows.Length == 0 ? "| none | | 0 | 0 | 0 | 0 |\n" : rows.ToString())}
            Held are, for each parcel: its carrier and service, the times of its steps from order to delivery, the country or region of each, the
            promised date, and random-looking tokens that stand for the parcel, its recipient and its shipper.

            Not held are names, addresses, e-mail addresses, phone numbers and tracking numbers in clear, cities and postal codes, the content of
            parcels, free text, passwords and means of payment. Nobody can be named from what is affected alone. Together with the token keys, or with
            data from elsewhere, single parcels and persons may be recognised. The token keys are [affected / not affected].

            ## What we have done
            - [How the way in was closed, and when.]
            - [Token keys: of the months above, kept / destroyed. Without its key no token can be made again from a number or an address.]
            - [Platforms told on: date. Each was given the tokens of its own users alone.]
            - [Authority told on: date, reference.]

            ## What you can do
            - Be careful with messages about parcels that you do not expect, and open no link in them: look the parcel up at its carrier.
            - You can have what is held of your parcels shown, corrected, restricted or erased: write to [contact]. You are answered within 7 working days.
            - You can complain to [authority, address].

            ## Contact
            [Name of the controller], [address]
            [Data protection officer], [e-mail], [phone]

            """);
    }

    private static string At(DateTimeOffset instant) => instant.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);
}
