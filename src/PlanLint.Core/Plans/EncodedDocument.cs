using PlanLint.Plans.Comparers;
using PlanLint.Values;

namespace PlanLint.Plans;

/// <summary>JSON and YAML that stands in a string, as policies and the data of a config map do.</summary>
public static class EncodedDocument
{
    /// <summary>
    /// The document that a string holds, sensitive when the string is; null for other values and for texts that are no document. Linear in
    /// the text.
    /// </summary>
    public static Value? Read(Value? value) =>
        value?.StringOrNull is { } text && EncodedTexts.Read(text) is { } document ? document.WithSensitive(value.IsSensitive) : null;
}
