using System.Diagnostics;

namespace PlanLint.Diagnostics;

/// <summary>
/// Where in the code an exception was thrown. Of an exception only its type and this may be told: its message may quote a value of the
/// user's.
/// </summary>
public static class FailureSite
{
    /// <summary><c> in Type.Method</c>, with the space before it; empty when the code's names were stripped.</summary>
    public static string Of(Exception exception) =>
        new StackTrace(exception).GetFrame(0) is { } frame && DiagnosticMethodInfo.Create(frame) is { DeclaringTypeName: { } type } method
            ? $" in {type[(type.LastIndexOfAny(['.', '+']) + 1)..]}.{method.Name}"
            : "";
}
