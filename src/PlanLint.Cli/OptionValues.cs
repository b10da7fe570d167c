using System.CommandLine;
using System.Globalization;

namespace PlanLint.Cli;

/// <summary>Options whose values are whole numbers, and what is said to other values.</summary>
internal static class OptionValues
{
    /// <summary>An option that takes a whole number.</summary>
    public static Option<int> Number(string name, string description, string value, int least, int most, string what, int otherwise = 0) => new(name)
    {
        Description = description,
        HelpName = value,
        DefaultValueFactory = otherwise == 0 ? null : _ => otherwise,
        CustomParser = result =>
        {
            string text = result.Tokens is [var token] ? token.Value : "";
            if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number >= least && number <= most) return number;
            if (text.Length > 0) result.AddError($"{name} takes {what}, not '{text}'");
            return otherwise;
        },
    };
}
