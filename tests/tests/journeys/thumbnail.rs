//! Small pictures of a window, to tell whether it still looks the same.
//!
//! Each pixel is the mean of a square of the window's, so that the edges of
//! letters, which differ from machine to machine, hardly count.

use std::fs;
use std::io::Cursor;
use std::path::Path;

/// Two pictures are compared in squares of so many pixels of the window.
const SQUARE: usize = 12;

/// By so much of 255 a square's mean may differ in red, green or blue.
///
/// Two runs on one machine differ by nothing. Letters drawn with twice the pixels
/// differ by up to 16, letters a third of a pixel aside by up to 18. The smallest
/// fault that the journey plants, one mark without its colour, differs by 23.
const TOLERANCE: i32 = 20;

/// Colours are kept in steps of so much.
const STEP: u8 = 8;

/// A picture made smaller.
#[derive(Clone, PartialEq)]
pub struct Thumbnail {
    width: usize,
    height: usize,
    /// By how much it is smaller than the window.
    by: usize,
    /// Red, green and blue of each pixel.
    colours: Vec<u8>,
}

/// Where two pictures differ most, and in how many squares too much.
#[derive(Debug)]
pub struct Difference {
    pub squares: usize,
    pub by: i32,
    /// From the left and the top, in pixels of the window.
    pub at: (usize, usize),
}

impl Thumbnail {
    /// Makes a picture, as browsers take it, smaller by a whole number.
    pub fn of(picture: &[u8], by: usize) -> Thumbnail {
        let (width, height, colours) = decoded(picture);
        let (small, low) = (width / by, height / by);
        let mut means = Vec::with_capacity(small * low * 3);
        for (y, x) in (0..low).flat_map(|y| (0..small).map(move |x| (y, x))) {
            for channel in 0..3 {
                let square = (0..by * by).map(|at| ((y * by + at / by) * width + x * by + at % by) * 3 + channel);
                let sum: u32 = square.map(|at| u32::from(colours[at])).sum();
                means.push((sum / (by * by) as u32) as u8);
            }
        }
        Thumbnail { width: small, height: low, by, colours: means }
    }

    /// Reads a picture that was kept so much smaller; none if there is none.
    pub fn read(path: &Path, by: usize) -> Option<Thumbnail> {
        let (width, height, colours) = decoded(&fs::read(path).ok()?);
        Some(Thumbnail { width, height, by, colours })
    }

    /// Keeps the picture, in fewer colours.
    pub fn write(&self, path: &Path) {
        let mut bytes = Vec::new();
        let mut encoder = png::Encoder::new(&mut bytes, self.width as u32, self.height as u32);
        encoder.set_color(png::ColorType::Rgb);
        encoder.set_compression(png::Compression::High);
        encoder.set_filter(png::Filter::Adaptive);
        let fewer: Vec<u8> = self.colours.iter().map(|value| value / STEP * STEP + STEP / 2).collect();
        let written = encoder.write_header().and_then(|mut writer| writer.write_image_data(&fewer));
        written.expect("a picture can be written to memory");
        fs::create_dir_all(path.parent().expect("pictures lie in a folder")).expect("the folder can be made");
        fs::write(path, bytes).expect("the picture can be written");
    }

    /// Compares with the same window at another time.
    pub fn differs_from(&self, other: &Thumbnail) -> Option<Difference> {
        if (self.width, self.height) != (other.width, other.height) {
            return Some(Difference { squares: usize::MAX, by: 255, at: (0, 0) });
        }
        let side = SQUARE / self.by;
        let places = (0..self.height / side).flat_map(|y| (0..self.width / side).map(move |x| (x * side, y * side)));
        let squares: Vec<(i32, (usize, usize))> = places.map(|at| (self.square_differs(other, at), at)).collect();
        let beyond = squares.iter().filter(|(by, _)| *by > TOLERANCE).count();
        let (by, (x, y)) = squares.into_iter().max_by_key(|(by, _)| *by)?;
        (beyond > 0).then_some(Difference { squares: beyond, by, at: (x * self.by, y * self.by) })
    }

    /// Returns by how much a square's mean differs in the colour that differs most.
    fn square_differs(&self, other: &Thumbnail, (left, top): (usize, usize)) -> i32 {
        let side = SQUARE / self.by;
        let of = |channel: usize| {
            let pixels = (0..side * side).map(|at| ((top + at / side) * self.width + left + at % side) * 3 + channel);
            let sum: i32 = pixels.map(|at| i32::from(self.colours[at]) - i32::from(other.colours[at])).sum();
            (sum / (side * side) as i32).abs()
        };
        (0..3).map(of).max().unwrap_or_default()
    }
}

/// Returns a picture's width, height, and red, green and blue of each pixel.
fn decoded(picture: &[u8]) -> (usize, usize, Vec<u8>) {
    let mut reader = png::Decoder::new(Cursor::new(picture)).read_info().expect("browsers take pictures as PNG");
    let mut bytes = vec![0; reader.output_buffer_size().expect("a window's picture fits the memory")];
    let info = reader.next_frame(&mut bytes).expect("the picture is whole");
    let colours = match info.color_type {
        png::ColorType::Rgb => bytes,
        png::ColorType::Rgba => bytes.chunks(4).flat_map(|pixel| [pixel[0], pixel[1], pixel[2]]).collect(),
        other => panic!("the picture's colours are {other:?}"),
    };
    (info.width as usize, info.height as usize, colours)
}
