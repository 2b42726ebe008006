namespace Analytics.Releases;

/// <summary>What becomes of a group of the grid.</summary>
internal enum GroupOutcome : byte
{
    Released,

    /// <summary>Its noisy count is below the threshold.</summary>
    BelowThreshold,

    /// <summary>A rule that protects businesses holds it back.</summary>
    Confidential,

    /// <summary>Held back so that totals do not tell a group that is confidential.</summary>
    Complementary,
}
