using System.Globalization;
using Analytics.Releases;

namespace Analytics.Host.Configuration;

/// <summary>How releases are made, and who answers for them.</summary>
internal sealed record ReleaseSettings
{
    public string WindowRho { get; init; } = BudgetLimits.Default.WindowRho.ToString(CultureInfo.InvariantCulture);

    public string YearRho { get; init; } = BudgetLimits.Default.YearRho.ToString(CultureInfo.InvariantCulture);

    public int CloseAfterDays { get; init; } = 14;

    public string Publisher { get; init; } = "Analytics";

    public string Url { get; init; } = "http://127.0.0.1:8080";

    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    public ReleaseOptions ToOptions()
    {
        var options = new ReleaseOptions { Limits = new(Rho("windowRho", WindowRho), Rho("yearRho", YearRho)), CloseAfterDays = CloseAfterDays };
        options.Validate();
        return options;
    }

    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    public Publisher ToPublisher()
    {
        if (string.IsNullOrWhiteSpace(Publisher) || Publisher.Length > 100 || Publisher.Any(char.IsControl))
        {
            throw new ArgumentException("releases.publisher must be a name of up to 100 characters.");
        }

        return Uri.TryCreate(Url, UriKind.Absolute, out var url) && url.Scheme is "http" or "https"
            ? new Publisher(Publisher, url)
            : throw new ArgumentException("releases.url must be an address, as https://analytics.example.com.");
    }

    private static decimal Rho(string name, string text) =>
        decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var rho) && decimal.Round(rho, 9) == rho
            ? rho
            : throw new ArgumentException($"releases.{name} must be a number with up to 9 decimals, as \"0.024356\".");
}
