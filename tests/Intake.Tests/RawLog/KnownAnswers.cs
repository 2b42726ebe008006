namespace Analytics.Intake.Tests.RawLog;

/// <summary>What another implementation (Node's crypto) made of the same keys: bytes 0 to 31 to seal, 100 to 131 to route.</summary>
internal static class KnownAnswers
{
    /// <summary>{"number":"RNUM000001"} of 17track, received at 1795600000123, sealed on 2026-11-25 with the nonce 00 01 .. 0B.</summary>
    public const string Envelope =
        "0101352905000001a21219a47b073137747261636b073137747261636b000102030405060708090a0b3c20b86ea887a769af7bb5d9ffbc" +
        "355db3e6b704c15922089d4e6517373042453e2043c7224e34";

    /// <summary>The key of a message whose tracking number is rnum 000001.</summary>
    public const string RouteOfNumber = "c5ed5f04c1a75c78408c770cd8e3c6af";

    /// <summary>The key of a message of which no number can be read: not json.</summary>
    public const string RouteOfPush = "7bd0c9a0f058e938458307e29498e4f8";
}
