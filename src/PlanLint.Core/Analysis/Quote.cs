using PlanLint.Diagnostics;
using PlanLint.Secrets;
using PlanLint.Values;

namespace PlanLint.Analysis;

/// <summary>Values for messages and notes, all in one way: as HCL writes them, and nothing sensitive but a label.</summary>
public static class Quote
{
    /// <summary>A value; <c>(none)</c> for null and for what is not there.</summary>
    /// <param name="value">The value.</param>
    /// <param name="isSensitive">True when its place is sensitive, whatever the value says of itself.</param>
    public static QuotedValue Of(Value? value, bool isSensitive = false)
    {
        if (value is null || value.IsNull) return new QuotedValue("(none)");
        if (isSensitive || value.ContainsSensitive) return new QuotedValue(Redactor.Hidden) { Secret = value.StringOrNull };
        return new QuotedValue(value.IsKnown ? value.ToString() : "(known after apply)");
    }
}
