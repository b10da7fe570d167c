using PlanLint.Text;

namespace PlanLint.Documents;

/// <summary>
/// Ends the reading of one file: thrown where the input stops making sense, caught once by the reader's entry point, which turns
/// it into a diagnostic. Never leaves these readers.
/// </summary>
internal sealed class InputException(string message, LinePosition position) : Exception(message)
{
    /// <summary>Where in the file.</summary>
    public LinePosition Position { get; } = position;
}
