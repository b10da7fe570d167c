using YamlDotNet.Core;

namespace PlanLint.Text;

/// <summary>How YamlDotNet says that a text is no YAML.</summary>
internal static class YamlFailure
{
    /// <summary>True for its own exception, and for those that its scanner fails with on some malformed scalars, where its own was meant.</summary>
    public static bool IsOne(Exception exception) =>
        exception is YamlException or InvalidOperationException or ArgumentException or IndexOutOfRangeException or FormatException or OverflowException;
}
