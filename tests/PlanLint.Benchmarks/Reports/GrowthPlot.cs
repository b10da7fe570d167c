using System.Globalization;
using System.Text;

namespace PlanLint.Benchmarks.Reports;

/// <summary>Draws how CPU time grows with size, both axes logarithmic, so that a line of slope one is linear growth.</summary>
internal static class GrowthPlot
{
    private const int Width = 760, Height = 420, Left = 60, Right = 300, Top = 20, Bottom = 50;

    private static readonly string[] Colours = ["#1f77b4", "#d62728", "#2ca02c", "#9467bd", "#ff7f0e", "#8c564b", "#17becf", "#7f7f7f"];

    /// <summary>An SVG picture of lines of (relative size, CPU seconds).</summary>
    public static string Draw(IReadOnlyList<(string Name, IReadOnlyList<(double Size, double Cpu)> Points)> lines)
    {
        double mostSize = lines.Max(l => l.Points.Max(p => p.Size));
        double least = Math.Pow(10, Math.Floor(Math.Log10(lines.Min(l => l.Points.Min(p => p.Cpu))))), most = lines.Max(l => l.Points.Max(p => p.Cpu)) * 1.3;
        double X(double size) => Left + Math.Log(size) / Math.Log(Math.Max(mostSize, 2)) * (Width - Left - Right);
        double Y(double cpu) => Height - Bottom - Math.Log(cpu / least) / Math.Log(most / least) * (Height - Top - Bottom);

        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {Width} {Height}\" font-family=\"sans-serif\" font-size=\"12\">\n");
        svg.Append(CultureInfo.InvariantCulture, $"<rect width=\"{Width}\" height=\"{Height}\" fill=\"#fff\"/>\n");
        for (double tick = least; tick <= most; tick *= 10)
            svg.Append(CultureInfo.InvariantCulture, $"<path d=\"M{Left} {Y(tick):F1}H{Width - Right}\" stroke=\"#ddd\"/><text x=\"{Left - 6}\" y=\"{Y(tick) + 4:F1}\" text-anchor=\"end\">{tick:G3} s</text>\n");
        for (double tick = 1; tick <= mostSize; tick *= 2)
            svg.Append(CultureInfo.InvariantCulture, $"<path d=\"M{X(tick):F1} {Top}V{Height - Bottom}\" stroke=\"#eee\"/><text x=\"{X(tick):F1}\" y=\"{Height - Bottom + 18}\" text-anchor=\"middle\">{tick:G3}n</text>\n");
        svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{(Left + Width - Right) / 2}\" y=\"{Height - 12}\" text-anchor=\"middle\">size, both axes logarithmic</text>\n");
        for (int i = 0; i < lines.Count; i++)
        {
            string colour = Colours[i % Colours.Length];
            string path = string.Join('L', lines[i].Points.Select(p => string.Create(CultureInfo.InvariantCulture, $"{X(p.Size):F1} {Y(p.Cpu):F1}")));
            svg.Append(CultureInfo.InvariantCulture, $"<path d=\"M{path}\" fill=\"none\" stroke=\"{colour}\" stroke-width=\"2\"/>\n");
            foreach (var (size, cpu) in lines[i].Points)
                svg.Append(CultureInfo.InvariantCulture, $"<circle cx=\"{X(size):F1}\" cy=\"{Y(cpu):F1}\" r=\"3\" fill=\"{colour}\"/>\n");
            int at = Top + 14 + 20 * i;
            svg.Append(CultureInfo.InvariantCulture, $"<rect x=\"{Width - Right + 14}\" y=\"{at - 9}\" width=\"10\" height=\"10\" fill=\"{colour}\"/><text x=\"{Width - Right + 30}\" y=\"{at}\">{lines[i].Name}</text>\n");
        }
        return svg.Append("</svg>\n").ToString();
    }
}
