using Microsoft.Extensions.Logging;

namespace Analytics.Intake.Http;

/// <summary>What the intake tells its operator: 3001 to 3099. Never a byte of a push, a key or a secret.</summary>
internal static partial class IntakeLog
{
    [LoggerMessage(3001, LogLevel.Warning, "A push to /intake/{Provider} was refused: its signature does not match. If its secret has changed, set the new one: analytics intake secret {Provider}")]
    public static partial void SignatureRefused(ILogger logger, string provider);

    [LoggerMessage(3002, LogLevel.Warning, "A push to /intake/{Provider} was refused: the provider's secret is not known. Set it: analytics intake secret {Provider}")]
    public static partial void SecretMissing(ILogger logger, string provider);

    [LoggerMessage(3003, LogLevel.Error, "Pushes to /intake/{Provider} cannot be checked. {Message}")]
    public static partial void SecretsUnreadable(ILogger logger, string provider, string message);
}
